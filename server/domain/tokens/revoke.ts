import { and, eq, isNull } from "drizzle-orm";
import { tokens } from "#db/schema/index.ts";
import type { Caller } from "#server/auth/caller.ts";
import { mayTry } from "#server/auth/caller.ts";
import { announceAccessChange } from "#server/core/bus.ts";
import { notFound } from "#server/core/errors.ts";
import { mutation } from "#server/core/operation.ts";
import { RevokeToken } from "./schema.ts";

/**
 * Ends a token, at once in every process: one's own; a service token as somebody who may make them; anybody's as owner.
 *
 * @throws AppError `notFound` when there is no such token that the caller may revoke.
 */
export const revokeToken = mutation({
  action: "token.revoke",
  input: RevokeToken,
  async handle({ tx, caller, input, now, record }) {
    const mine = and(eq(tokens.teamId, caller.team.id), eq(tokens.id, input.id), isNull(tokens.revokedAt));
    const [token] = await tx
      .select({ name: tokens.name, scope: tokens.scope, personId: tokens.personId })
      .from(tokens)
      .where(mine)
      .for("update");
    if (token === undefined || !mayRevoke(caller, token.personId)) {
      throw notFound("There is no such token of yours that still works.");
    }
    await tx.update(tokens).set({ revokedAt: now }).where(mine);
    await announceAccessChange(tx, caller.team.id);
    await record({ subject: { kind: "token", id: String(input.id) }, before: token });
    return { id: input.id };
  },
});

function mayRevoke(caller: Caller, personId: number | null): boolean {
  if (caller.role === "owner") return true;
  if (personId === null) return mayTry(caller, "token.createService");
  return caller.actor.kind !== "operator" && caller.actor.personId === personId;
}
