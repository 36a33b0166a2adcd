import { expect, test } from "vitest";
import type { Caller } from "#server/auth/caller.ts";
import { withDatabase } from "#tests/database.ts";
import { makeTeam, throughToken } from "#tests/team.ts";
import {
  createModelVersion,
  createRegisteredModel,
  deleteAlias,
  deleteModelVersion,
  getRegisteredModel,
  searchRegisteredModels,
  setAlias,
  transitionStage,
} from "./index.ts";

const sql = withDatabase();

const name = "fraud";

async function withVersions(count: number): Promise<Caller> {
  const caller = await makeTeam();
  await createRegisteredModel(caller, { name });
  for (let made = 0; made < count; made += 1) await createModelVersion(caller, { name, source: "git:model" });
  return caller;
}

async function lastEvent(caller: Caller): Promise<unknown> {
  const [event] =
    await sql()`select action, data from events where team_id = ${caller.team.id} order by id desc limit 1`;
  return event;
}

test("an alias's event says from which version to which it moved", async () => {
  const caller = await withVersions(2);
  const alias = "champion";
  await setAlias(caller, { name, alias, version: 1 });
  expect(await lastEvent(caller)).toMatchObject({
    action: "registeredModel.setAlias",
    data: { before: { alias, version: null }, after: { alias, version: 1 } },
  });
  await setAlias(caller, { name, alias, version: 2 });
  expect(await lastEvent(caller)).toMatchObject({ data: { before: { version: 1 }, after: { version: 2 } } });
  await deleteAlias(caller, { name, alias });
  expect(await lastEvent(caller)).toMatchObject({
    data: { before: { version: 2 }, after: { version: null } },
  });
});

test("an alias that two people move at once points at one of their versions, and each event says what it replaced", async () => {
  const caller = await withVersions(4);
  await Promise.all([1, 2, 3, 4].map((version) => setAlias(caller, { name, alias: "champion", version })));
  const moves = await sql()<{ from: number | null; to: number }[]>`
    select (data->'before'->>'version')::int as from, (data->'after'->>'version')::int as to from events
    where team_id = ${caller.team.id} and action = 'registeredModel.setAlias' order by id`;
  expect(moves.map(({ from }) => from)).toEqual([null, ...moves.slice(0, -1).map(({ to }) => to)]);
  const model = await getRegisteredModel(caller, { name });
  expect(model.aliases).toEqual([{ alias: "champion", version: moves.at(-1)?.to }]);
});

test("who moves or removes an alias that somebody else has moved meanwhile is told where it is, and changes nothing", async () => {
  const caller = await withVersions(2);
  const alias = "champion";
  await setAlias(caller, { name, alias, version: 1, expectedVersion: null });
  for (const expectedVersion of [null, 2]) {
    const refused = { kind: "conflict", message: expect.stringContaining("version 1") };
    await expect(setAlias(caller, { name, alias, version: 2, expectedVersion })).rejects.toMatchObject(
      refused,
    );
    await expect(deleteAlias(caller, { name, alias, expectedVersion })).rejects.toMatchObject(refused);
  }
  await setAlias(caller, { name, alias, version: 2, expectedVersion: 1 });
  await deleteAlias(caller, { name, alias, expectedVersion: 2 });
  expect((await getRegisteredModel(caller, { name })).aliases).toEqual([]);
});

test("an alias cannot point at a version that is deleted meanwhile", async () => {
  const caller = await withVersions(1);
  await Promise.allSettled([
    deleteModelVersion(caller, { name, version: 1 }),
    setAlias(caller, { name, alias: "champion", version: 1 }),
  ]);
  expect((await getRegisteredModel(caller, { name })).aliases).toEqual([]);
});

test("the event of a stage names the versions that made room", async () => {
  const caller = await withVersions(2);
  await transitionStage(caller, { name, version: 1, stage: "Production" });
  await transitionStage(caller, { name, version: 2, stage: "Production", archiveExisting: true });
  expect(await lastEvent(caller)).toMatchObject({
    data: { before: { stage: "None" }, after: { stage: "Production", archived: [1] } },
  });
});

test("a training script's token registers versions and moves no alias", async () => {
  const caller = await withVersions(1);
  const script = throughToken(caller, "log");
  await createModelVersion(script, { name, source: "git:model" });
  await expect(setAlias(script, { name, alias: "champion", version: 2 })).rejects.toMatchObject({
    kind: "forbidden",
  });
});

test("names are ordered byte by byte, and pages go on while models arrive", async () => {
  const caller = await makeTeam();
  for (const each of ["b", "B", "a", "é"]) await createRegisteredModel(caller, { name: each });
  const first = await searchRegisteredModels(caller, { limit: 2 });
  await createRegisteredModel(caller, { name: "A" });
  const second = await searchRegisteredModels(caller, { limit: 2, pageToken: first.nextPageToken });
  const names = [...first.models, ...second.models].map((model) => model.name);
  expect(names).toEqual(["B", "a", "b", "é"]);
  expect(second.nextPageToken).toBeUndefined();
});
