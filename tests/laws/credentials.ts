import type { Caller } from "#server/auth/caller.ts";
import { sessionCookie } from "#server/auth/sessions/cookie.ts";
import { createSession } from "#server/auth/sessions/create.ts";
import { database } from "#server/core/database.ts";
import { createToken } from "#server/domain/tokens/index.ts";
import { makeTeam } from "#tests/team.ts";

/** An owner of a team with all they can bring to a door. */
export type Credentials = {
  caller: Caller;
  /** `Authorization` of a token with scope admin. */
  authorization: string;
  /** `Cookie` of a session. */
  cookie: string;
};

/** A new team, and a token and a session of its owner. */
export async function makeCredentials(): Promise<Credentials> {
  const caller = await makeTeam("owner");
  const { token } = await createToken(caller, { name: "script", scope: "admin" });
  return { caller, authorization: `Bearer ${token}`, cookie: await openSession(caller) };
}

async function openSession({ actor }: Caller): Promise<string> {
  if (actor.kind !== "person") throw new Error("only people have sessions");
  const { personId } = actor;
  const { token } = await database().transaction((tx) => createSession(tx, personId, { userAgent: null }));
  return `${sessionCookie().name}=${token}`;
}
