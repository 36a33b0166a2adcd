import { expect, test } from "vitest";
import { roles, scopes } from "#server/auth/caller.ts";
import { listOperations } from "#server/core/operation.ts";
import { policy } from "#server/core/policy.ts";
import { withStore } from "#tests/artifact-store.ts";
import { withDatabase } from "#tests/database.ts";
import { throughToken } from "#tests/team.ts";
import { arrangements, exceptions } from "./arrangements.ts";
import { cases, names } from "./cases.ts";
import { fingerprint } from "./rows.ts";

const sql = withDatabase();
withStore();

test("every operation has one row in tests/laws/arrangements, so that every law is tested for it", () => {
  const missing = listOperations().filter(
    (operation) => arrangements.filter((row) => row.operation === operation).length !== 1,
  );
  expect(missing.map((operation) => names.get(operation))).toEqual([]);
});

test("every operation has an action of the policy, and every action an operation or a stated reason", () => {
  const actions = new Set<string>(listOperations().map(({ action }) => action));
  expect([...actions].filter((action) => !(action in policy))).toEqual([]);
  const idle = Object.keys(policy).filter((action) => !actions.has(action));
  expect(idle.toSorted()).toEqual(Object.keys(exceptions).toSorted());
});

test.each(cases)("$name refuses every role below its own, and changes nothing", async (row) => {
  const { role } = policy[row.operation.action];
  const caller = await row.makeCaller();
  const input = await row.arrange(caller);
  const before = await fingerprint(sql());
  for (const lower of roles.slice(0, roles.indexOf(role))) {
    await expect(row.operation({ ...caller, role: lower }, input), lower).rejects.toMatchObject({
      kind: "forbidden",
    });
  }
  expect(await fingerprint(sql())).toBe(before);
});

test.each(cases)("$name refuses every token of too small a scope, and changes nothing", async (row) => {
  const { scope } = policy[row.operation.action];
  const caller = await row.makeCaller();
  const input = await row.arrange(caller);
  const before = await fingerprint(sql());
  for (const smaller of scopes.slice(0, scopes.indexOf(scope))) {
    const token = throughToken({ ...caller, role: "owner" }, smaller);
    await expect(row.operation(token, input), smaller).rejects.toMatchObject({ kind: "forbidden" });
  }
  expect(await fingerprint(sql())).toBe(before);
});

test.each(cases)("$name refuses an input with a field it does not know", async (row) => {
  const caller = await row.makeCaller();
  const input = await row.arrange(caller);
  await expect(row.operation(caller, { ...Object(input), surprise: 1 })).rejects.toMatchObject({
    kind: "invalid",
  });
});
