import { expect, test } from "vitest";
import { withStore } from "#tests/artifact-store.ts";
import { withDatabase } from "#tests/database.ts";
import { answerOf, nameNothing, withoutNames } from "./answer.ts";
import { cases } from "./cases.ts";
import { fingerprint, makeTwin } from "./rows.ts";

const sql = withDatabase();
withStore();

const naming = cases.filter(({ elsewhere }) => elsewhere !== "their own");
const queries = cases.filter(({ operation }) => operation.kind === "query");
const changes = cases.filter(({ operation }) => operation.kind !== "query");

test.each(naming)("$name answers another team's ids like ids that do not exist", async (row) => {
  const caller = await row.makeCaller();
  const input = await row.arrange(caller);
  const before = await fingerprint(sql(), caller.team.id);
  const stranger = await row.makeCaller();
  const foreign = await answerOf(row.operation, stranger, input);
  const missing = await answerOf(row.operation, stranger, nameNothing(input));
  expect(withoutNames(foreign)).toBe(withoutNames(missing));
  expect(foreign).toMatch(row.elsewhere === "notFound" ? /^notFound: / : /^answers /u);
  expect(await fingerprint(sql(), caller.team.id)).toBe(before);
});

test.each(queries)("$name answers the same beside a team of equal names and ids", async (row) => {
  const caller = await row.makeCaller();
  const input = await row.arrange(caller);
  const alone = await answerOf(row.operation, caller, input);
  await makeTwin(sql(), caller.team.id);
  const beside = await answerOf(row.operation, caller, input);
  expect(beside).toBe(alone);
  expect(alone).toMatch(/^answers /u);
});

test.each(changes)("$name changes nothing in a team of equal names and ids", async (row) => {
  const caller = await row.makeCaller();
  const input = await row.arrange(caller);
  const twin = await makeTwin(sql(), caller.team.id);
  const before = await fingerprint(sql(), twin);
  await row.operation(caller, input);
  expect(await fingerprint(sql(), twin)).toBe(before);
});
