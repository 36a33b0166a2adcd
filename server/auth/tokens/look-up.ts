import type { Caller, Role, Scope } from "#server/auth/caller.ts";
import { rawSql } from "#server/core/database.ts";
import { roleOfService } from "#server/domain/tokens/rules.ts";

/** A token that is good now, as its caller, and the instant from which it no longer is. */
export type KnownToken = { caller: Caller; tokenId: number; endsAtMs: number };

type Row = {
  id: number;
  name: string;
  personId: number | null;
  personName: string | null;
  scope: Scope;
  role: Role | null;
  slug: string;
  endsAtMs: number | null;
};

/**
 * The caller of a token, by its hash or id within its team: not revoked, not expired, and of a person only as long as
 * they are a member. The role is the one the person has now.
 */
export async function lookUpToken(teamId: number, token: Buffer | number): Promise<KnownToken | undefined> {
  const sql = rawSql();
  const isThis = typeof token === "number" ? sql`tokens.id = ${token}` : sql`tokens.token_hash = ${token}`;
  const [row] = await sql<Row[]>`
    select tokens.id, tokens.name, tokens.person_id as "personId", people.name as "personName",
      tokens.scope, members.role, teams.slug,
      extract(epoch from tokens.expires_at)::float8 * 1000 as "endsAtMs"
    from tokens
    join teams on teams.id = tokens.team_id
    left join people on people.id = tokens.person_id
    left join members on members.team_id = tokens.team_id and members.person_id = tokens.person_id
    where tokens.team_id = ${teamId} and ${isThis}
      and tokens.revoked_at is null and (tokens.expires_at is null or tokens.expires_at > now())
      and (tokens.person_id is null or members.person_id is not null)`;
  if (row === undefined) return undefined;
  const { id: tokenId, name, personId, personName, scope, slug } = row;
  return {
    tokenId,
    endsAtMs: row.endsAtMs ?? Number.POSITIVE_INFINITY,
    caller: {
      actor: { kind: "token", tokenId, name, personId, personName, scope },
      team: { id: teamId, slug },
      role: row.role ?? roleOfService(scope),
    },
  };
}
