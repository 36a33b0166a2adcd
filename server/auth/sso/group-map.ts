import type { Role } from "#server/auth/caller.ts";
import type { TeamMapping } from "#server/core/env-shapes.ts";
import { higherRole } from "#server/domain/teams/rules.ts";

/**
 * The role a person's groups give them in each team; of several, the highest. Keycloak writes groups as paths: `/ml` is
 * matched by `ml` as well.
 */
export function rolesByTeam(map: readonly TeamMapping[], groups: readonly string[]): Map<string, Role> {
  const held = new Set(groups.flatMap((group) => [group, group.replace(/^\//, "")]));
  const byTeam = new Map<string, Role>();
  for (const { group, team, role } of map) {
    if (!held.has(group)) continue;
    const before = byTeam.get(team);
    byTeam.set(team, before === undefined ? role : higherRole(before, role));
  }
  return byTeam;
}
