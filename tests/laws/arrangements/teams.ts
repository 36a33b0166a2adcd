import type { Caller } from "#server/auth/caller.ts";
import { issueSignInLink } from "#server/auth/links/issue.ts";
import { createSession } from "#server/auth/sessions/create.ts";
import { listSessions } from "#server/auth/sessions/list.ts";
import { revokeSession } from "#server/auth/sessions/revoke.ts";
import { getSsoState } from "#server/auth/sso/state.ts";
import { eq } from "drizzle-orm";
import { teams } from "#db/schema/index.ts";
import { database } from "#server/core/database.ts";
import {
  addMember,
  createInvitation,
  getTeam,
  leaveTeam,
  listInvitations,
  listMembers,
  removeMember,
  removeSample,
  revokeInvitation,
  updateMember,
  updatePerson,
  updateTeam,
} from "#server/domain/teams/index.ts";
import {
  createServiceToken,
  createToken,
  createTokenFor,
  listTokens,
  revokeToken,
} from "#server/domain/tokens/index.ts";
import { arrangement, byOperator } from "../arrangement.ts";
import { makeMember } from "../things.ts";

const newToken = { name: "laptop", scope: "read" as const };

async function openSession({ actor }: Caller): Promise<number> {
  if (actor.kind !== "person") throw new Error("only people have sessions");
  const { personId } = actor;
  await database().transaction((tx) => createSession(tx, personId, { userAgent: "Firefox" }));
  const [session] = await listSessions({ actor, team: { id: 0, slug: "" }, role: "viewer" }, {});
  if (session === undefined) throw new Error("the session was not opened");
  return session.id;
}

export const teamArrangements = [
  arrangement(getTeam, "their own", () => ({})),
  arrangement(getSsoState, "their own", () => ({})),
  arrangement(updateTeam, "their own", () => ({ name: "Fraud detection" })),
  arrangement(removeSample, "notFound", async ({ team }) => {
    await database().update(teams).set({ isSample: true }).where(eq(teams.id, team.id));
    return { slug: team.slug };
  }),
  arrangement(leaveTeam, "their own", () => ({})),
  arrangement(updatePerson, "their own", () => ({ name: "Keiko Sato" })),
  arrangement(listMembers, "their own", async (caller) => {
    await makeMember(caller);
    return {};
  }),
  byOperator(
    arrangement(addMember, "their own", () => ({ email: "new@example.com", role: "viewer" as const })),
  ),
  arrangement(updateMember, "notFound", async (caller) => ({
    personId: await makeMember(caller),
    role: "member" as const,
  })),
  arrangement(removeMember, "notFound", async (caller) => ({ personId: await makeMember(caller) })),
  arrangement(issueSignInLink, "notFound", async (caller) => ({ personId: await makeMember(caller) })),
  arrangement(createInvitation, "their own", () => ({ role: "member" as const, email: "b@example.com" })),
  arrangement(listInvitations, "their own", async (caller) => {
    await createInvitation(caller, { role: "member" });
    return {};
  }),
  arrangement(revokeInvitation, "notFound", async (caller) => ({
    id: (await createInvitation(caller, { role: "member" })).id,
  })),
  arrangement(listSessions, "their own", async (caller) => {
    await openSession(caller);
    return {};
  }),
  arrangement(revokeSession, "notFound", async (caller) => ({ id: await openSession(caller) })),
  arrangement(createToken, "their own", () => newToken),
  arrangement(createServiceToken, "their own", () => newToken),
  byOperator(
    arrangement(createTokenFor, "notFound", async (caller) => {
      const personId = await makeMember(caller);
      const member = (await listMembers(caller, {})).find((one) => one.personId === personId);
      return { ...newToken, email: member?.email ?? "" };
    }),
  ),
  arrangement(listTokens, "their own", async (caller) => {
    await createToken(caller, newToken);
    return {};
  }),
  arrangement(revokeToken, "notFound", async (caller) => ({ id: (await createToken(caller, newToken)).id })),
];
