import { and, desc, eq, isNull, or } from "drizzle-orm";
import { people, tokens } from "#db/schema/index.ts";
import { query } from "#server/core/operation.ts";
import { ListTokens } from "./schema.ts";

/** One's own tokens and the team's service tokens; an owner sees everybody's. Revoked ones are left out. */
export const listTokens = query({
  action: "token.list",
  input: ListTokens,
  handle({ db, caller }) {
    const me = caller.actor.kind === "operator" ? null : caller.actor.personId;
    const mine = me === null ? undefined : eq(tokens.personId, me);
    const seen = caller.role === "owner" ? undefined : or(isNull(tokens.personId), mine);
    return db
      .select({
        id: tokens.id,
        name: tokens.name,
        prefix: tokens.prefix,
        scope: tokens.scope,
        personId: tokens.personId,
        personName: people.name,
        createdAt: tokens.createdAt,
        expiresAt: tokens.expiresAt,
        lastUsedAt: tokens.lastUsedAt,
      })
      .from(tokens)
      .leftJoin(people, eq(people.id, tokens.personId))
      .where(and(eq(tokens.teamId, caller.team.id), isNull(tokens.revokedAt), seen))
      .orderBy(desc(tokens.id));
  },
});
