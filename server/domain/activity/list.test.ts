import { expect, test } from "vitest";
import { withDatabase } from "#tests/database.ts";
import { makeTeam } from "#tests/team.ts";
import { createExperiment } from "../experiments/index.ts";
import { createModelVersion, createRegisteredModel, deleteAlias, setAlias } from "../registry/index.ts";
import { listEvents } from "./list.ts";

withDatabase();

test("events come newest first, named, page by page, and only to their team", async () => {
  const [caller, stranger] = [await makeTeam(), await makeTeam()];
  for (const name of ["fraud", "churn", "price"]) await createExperiment(caller, { name });
  const [newest, next] = await listEvents(caller, { limit: 2 });
  expect([newest?.subject.name, next?.subject.name]).toEqual(["price", "churn"]);
  expect(newest?.actor).toEqual({ kind: "person", name: "Keiko Matsuda" });
  const rest = await listEvents(caller, { before: next?.id });
  expect(rest.map(({ subject }) => subject.name)).toContain("fraud");
  expect(rest.map(({ subject }) => subject.name)).not.toContain("churn");
  expect(await listEvents(caller, { except: ["experiment.create"] })).toEqual([]);
  expect(await listEvents(stranger, {})).toEqual([]);
});

test("where an alias went leaves its event, and nothing else of what changed", async () => {
  const caller = await makeTeam();
  const name = "fraud";
  await createRegisteredModel(caller, { name, description: "secret" });
  for (const source of ["git:a", "git:b"]) await createModelVersion(caller, { name, source });
  for (const version of [1, 2]) await setAlias(caller, { name, alias: "champion", version });
  await deleteAlias(caller, { name, alias: "champion" });
  const events = await listEvents(caller, { limit: 6 });
  expect(events.flatMap(({ move }) => move ?? [])).toEqual([
    { alias: "champion", from: 2, to: null },
    { alias: "champion", from: 1, to: 2 },
    { alias: "champion", from: null, to: 1 },
  ]);
  expect(JSON.stringify(events)).not.toMatch(/secret|git:/u);
});
