import { beforeAll, expect, test } from "vitest";
import { resolveMachineCaller } from "#server/auth/machine-caller.ts";
import { listen } from "#server/core/bus.ts";
import { removeMember } from "#server/domain/teams/index.ts";
import { createToken } from "#server/domain/tokens/index.ts";
import { withDatabase } from "#tests/database.ts";
import { addMember, makeTeam } from "#tests/team.ts";
import { appRouter } from "./router.ts";

const sql = withDatabase();
beforeAll(() => listen(sql()));

test("a live view ends when the membership behind it does, and goes on for the others", async () => {
  const owner = await makeTeam("owner");
  const [leaving, staying] = [await addMember(owner, "member"), await addMember(owner, "member")];
  const [ends, goesOn] = await Promise.all([watch(leaving), watch(staying)]);
  if (leaving.actor.kind !== "person") throw new Error("a member is a person");
  await removeMember(owner, { personId: leaving.actor.personId });
  await expect(untilEnd(ends)).rejects.toMatchObject({ code: "UNAUTHORIZED" });
  expect((await goesOn.next()).done).toBe(false);
});

async function watch(member: Awaited<ReturnType<typeof makeTeam>>) {
  const { token } = await createToken(member, { name: "live", scope: "read" });
  const headers = new Headers({ Authorization: `Bearer ${token}` });
  const resolveCaller = () => resolveMachineCaller(headers);
  const caller = appRouter.createCaller({ caller: await resolveCaller(), resolveCaller });
  const changes = (await caller.live.changes({ topics: ["team"] }))[Symbol.asyncIterator]();
  await changes.next();
  return changes;
}

async function untilEnd(changes: AsyncIterator<unknown>): Promise<void> {
  while ((await changes.next()).done !== true);
}
