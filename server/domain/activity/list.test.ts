import { expect, test } from "vitest";
import { withDatabase } from "#tests/database.ts";
import { makeTeam } from "#tests/team.ts";
import { createExperiment } from "../experiments/index.ts";
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
