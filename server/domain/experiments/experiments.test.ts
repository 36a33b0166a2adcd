import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { events, runs } from "#db/schema/index.ts";
import type { Caller } from "#server/auth/caller.ts";
import { database } from "#server/core/database.ts";
import { createRun } from "#server/domain/runs/create.ts";
import { deleteRun } from "#server/domain/runs/delete.ts";
import { withDatabase } from "#tests/database.ts";
import { makeTeam } from "#tests/team.ts";
import {
  createExperiment,
  deleteExperiment,
  deleteExperimentTag,
  getExperiment,
  getExperimentByName,
  restoreExperiment,
  setExperimentTag,
  updateExperiment,
} from "./index.ts";

withDatabase();

test("ids count from 1 within each team, and equal names and ids of two teams never meet", async () => {
  const [ours, theirs] = [await makeTeam("member"), await makeTeam("member")];
  expect((await createExperiment(ours, { name: "a" })).id).toBe(1);
  expect((await createExperiment(ours, { name: "b" })).id).toBe(2);
  expect((await createExperiment(theirs, { name: "a" })).id).toBe(1);
  await updateExperiment(theirs, { experimentId: 1, name: "z" });
  await deleteExperiment(theirs, { experimentId: 1 });
  expect(await getExperiment(ours, { experimentId: 1 })).toMatchObject({
    name: "a",
    lifecycleStage: "active",
  });
  await expect(getExperiment(theirs, { experimentId: 2 })).rejects.toMatchObject({ kind: "notFound" });
});

test("an experiment keeps its tags and its artifacts are kept here under its id", async () => {
  const member = await makeTeam("member");
  const made = await createExperiment(member, {
    name: "a",
    tags: [
      { key: "k", value: "1" },
      { key: "k", value: "2" },
    ],
  });
  expect(made).toMatchObject({
    artifactLocation: `mlflow-artifacts:/${made.id}`,
    tags: [{ key: "k", value: "2" }],
  });
  expect(await getExperimentByName(member, { name: "a" })).toEqual(made);
});

test.each([
  ["mlflow-artifacts:/my_location", "mlflow-artifacts:/my_location"],
  ["my_location/x", "mlflow-artifacts:/my_location/x"],
  ["s3://bucket/folder", "s3://bucket/folder"],
])("artifacts asked for at %s go to %s", async (asked, given) => {
  const member = await makeTeam("member");
  expect((await createExperiment(member, { name: "a", artifactLocation: asked })).artifactLocation).toBe(
    given,
  );
});

test.each([
  "mlflow-artifacts:/a#b",
  "mlflow-artifacts:/a;b",
  "s3://bucket?x=..",
  "runs:/1/a",
  "mlflow-artifacts:/../x",
  "../x",
  "mlflow-artifacts://elsewhere/a",
])("artifacts asked for at %s are refused", async (artifactLocation) => {
  const member = await makeTeam("member");
  await expect(createExperiment(member, { name: "a", artifactLocation })).rejects.toMatchObject({
    kind: "invalid",
  });
});

test("a name stays taken while its experiment is archived", async () => {
  const member = await makeTeam("member");
  const { id } = await createExperiment(member, { name: "a" });
  await deleteExperiment(member, { experimentId: id });
  const refused = { kind: "conflict", message: expect.stringContaining("Experiment(name=a) already exists") };
  await expect(createExperiment(member, { name: "a" })).rejects.toMatchObject(refused);
  await createExperiment(member, { name: "b" });
  await expect(updateExperiment(member, { experimentId: id + 1, name: "a" })).rejects.toMatchObject(refused);
});

test("of two that create the same name at once, one is told that it exists", async () => {
  const member = await makeTeam("member");
  const results = await Promise.allSettled(
    [1, 2, 3, 4].map(() => createExperiment(member, { name: "race" })),
  );
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  for (const result of results) {
    if (result.status === "rejected") expect(result.reason).toMatchObject({ kind: "conflict" });
  }
});

test("archiving takes every run along and restoring brings every run back", async () => {
  const member = await makeTeam("member");
  const { id } = await createExperiment(member, { name: "a" });
  const first = await createRun(member, { experimentId: id });
  await createRun(member, { experimentId: id });
  await deleteRun(member, { runId: first.id });
  await deleteExperiment(member, { experimentId: id });
  expect(await stagesOf(member)).toEqual(["deleted", "deleted"]);
  await expect(deleteExperiment(member, { experimentId: id })).rejects.toMatchObject({ kind: "notFound" });
  await restoreExperiment(member, { experimentId: id });
  expect(await stagesOf(member)).toEqual(["active", "active"]);
  await expect(restoreExperiment(member, { experimentId: id })).rejects.toMatchObject({ kind: "notFound" });
});

test("no run stays active when it is created while its experiment is archived", async () => {
  const member = await makeTeam("member");
  for (let round = 0; round < 5; round += 1) {
    const { id } = await createExperiment(member, { name: `race ${round}` });
    const creating = Array.from({ length: 6 }, () => createRun(member, { experimentId: id }));
    await Promise.allSettled([...creating, deleteExperiment(member, { experimentId: id })]);
  }
  expect(new Set(await stagesOf(member))).not.toContain("active");
});

test("an archived experiment is read-only until it is restored", async () => {
  const member = await makeTeam("member");
  const { id: experimentId } = await createExperiment(member, {
    name: "a",
    tags: [{ key: "k", value: "1" }],
  });
  await deleteExperiment(member, { experimentId });
  const refused = { kind: "invalid", message: expect.stringContaining("must be in the 'active' state") };
  await expect(updateExperiment(member, { experimentId, name: "b" })).rejects.toMatchObject(refused);
  await expect(
    setExperimentTag(member, { experimentId, tag: { key: "k", value: "2" } }),
  ).rejects.toMatchObject(refused);
  await expect(deleteExperimentTag(member, { experimentId, key: "k" })).rejects.toMatchObject(refused);
  await expect(createRun(member, { experimentId })).rejects.toMatchObject(refused);
});

test("tags are set, replaced and removed, and a description is the tag clients read", async () => {
  const member = await makeTeam("member");
  await setExperimentTag(member, { experimentId: 0, tag: { key: "k", value: "1" } });
  await setExperimentTag(member, { experimentId: 0, tag: { key: "k", value: "" } });
  await updateExperiment(member, { experimentId: 0, description: "# Why" });
  expect((await getExperiment(member, { experimentId: 0 })).tags).toEqual([
    { key: "k", value: "" },
    { key: "mlflow.note.content", value: "# Why" },
  ]);
  await deleteExperimentTag(member, { experimentId: 0, key: "k" });
  await expect(deleteExperimentTag(member, { experimentId: 0, key: "k" })).rejects.toMatchObject({
    kind: "notFound",
    message: "No tag with name: k in experiment with id 0",
  });
});

test("an id no experiment can have is unknown like any other", async () => {
  await expect(
    getExperiment(await makeTeam("viewer"), { experimentId: 3_000_000_000 }),
  ).rejects.toMatchObject({
    kind: "notFound",
  });
});

test("each change leaves one event", async () => {
  const member = await makeTeam("member");
  const { id: experimentId } = await createExperiment(member, { name: "a" });
  await updateExperiment(member, { experimentId, name: "b" });
  await deleteExperiment(member, { experimentId });
  await restoreExperiment(member, { experimentId });
  const rows = await database()
    .select()
    .from(events)
    .where(eq(events.teamId, member.team.id))
    .orderBy(events.id);
  expect(rows.map(({ action }) => action)).toEqual([
    "experiment.create",
    "experiment.update",
    "experiment.delete",
    "experiment.restore",
  ]);
});

async function stagesOf({ team }: Caller): Promise<string[]> {
  const rows = await database()
    .select({ stage: runs.lifecycleStage })
    .from(runs)
    .where(eq(runs.teamId, team.id));
  return rows.map(({ stage }) => stage);
}
