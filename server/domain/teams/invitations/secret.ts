import { makeSecret } from "#server/core/secret.ts";

const shape = /^inv_(?<team>[0-9a-z]{1,7})_[0-9a-f]{48}$/;

/** The secret in an invitation's link. It names its team, so that it is looked up within the team. */
export const makeInvitationSecret = (teamId: number): string => `inv_${teamId.toString(36)}_${makeSecret()}`;

/** The team an invitation's secret names, or undefined for text of another shape. */
export function teamOfInvitation(secret: string): number | undefined {
  const team = shape.exec(secret)?.groups?.["team"];
  return team === undefined ? undefined : Number.parseInt(team, 36);
}
