import type { Role } from "#server/auth/caller.ts";
import { clock } from "#server/core/clock.ts";
import { rawSql } from "#server/core/database.ts";
import { log } from "#server/core/log.ts";
import { hashSecret } from "#server/core/secret.ts";
import { sessionDays } from "./create.ts";
import { readSessionCookie } from "./cookie.ts";

export type Membership = { teamId: number; slug: string; teamName: string; role: Role; isSample: boolean };

/** Somebody signed in, and the teams they are in at this moment, by name. */
export type SignedIn = {
  sessionId: number;
  personId: number;
  name: string;
  email: string;
  memberships: readonly Membership[];
};

type Row = Omit<SignedIn, "memberships"> & { seenAtMs: number; memberships: Membership[] | null };

const seenEveryMs = 60_000;

/**
 * The person whose session the request's cookie opens, read from the tables each time: a revoked session or an ended
 * membership holds in every process with its commit.
 */
export async function findSignedIn(headers: Headers): Promise<SignedIn | undefined> {
  const token = readSessionCookie(headers);
  if (token === undefined) return undefined;
  const now = clock.now();
  const hash = hashSecret(token);
  const [row] = await rawSql()<Row[]>`
    select sessions.id as "sessionId", people.id as "personId", people.name, people.email,
      extract(epoch from sessions.seen_at)::float8 * 1000 as "seenAtMs",
      (select json_agg(json_build_object('teamId', teams.id, 'slug', teams.slug, 'teamName', teams.name,
          'role', members.role, 'isSample', teams.is_sample) order by teams.is_sample, teams.name, teams.id)
        from members join teams on teams.id = members.team_id where members.person_id = people.id) as memberships
    from sessions join people on people.id = sessions.person_id
    where sessions.token_hash = ${hash} and sessions.expires_at > ${now.toISOString()}`;
  if (row === undefined) return undefined;
  const { seenAtMs, memberships, ...person } = row;
  if (now.getTime() - seenAtMs >= seenEveryMs) void noteSeen(hash, now);
  return { ...person, memberships: memberships ?? [] };
}

async function noteSeen(hash: Buffer, now: Date): Promise<void> {
  const keptUntil = new Date(now.getTime() + sessionDays.link * 86_400_000).toISOString();
  try {
    await rawSql()`
      update sessions set seen_at = ${now.toISOString()},
        expires_at = case when provider is null then ${keptUntil} else expires_at end
      where token_hash = ${hash}`;
  } catch (error) {
    log.debug({ err: error }, "the use of a session was not noted");
  }
}
