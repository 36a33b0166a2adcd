import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { events } from "#db/schema/index.ts";
import { database } from "#server/core/database.ts";
import { createExperiment, deleteExperiment } from "#server/domain/experiments/index.ts";
import { withDatabase } from "#tests/database.ts";
import { makeTeam } from "#tests/team.ts";
import {
  createRun,
  deleteRun,
  deleteRuns,
  deleteRunTag,
  finishRun,
  getRun,
  listChildren,
  logParams,
  restoreRun,
  restoreRuns,
  setRunTags,
  setTagOnRuns,
  updateRun,
} from "./index.ts";

withDatabase();

test("a created run reads back as it was answered", async () => {
  const member = await makeTeam("member");
  const made = await createRun(member, {
    name: "first",
    userId: "keiko",
    startTimeMs: 1_700_000_000_123,
    tags: [
      { key: "z", value: "" },
      { key: "a", value: "größer 😀" },
    ],
  });
  expect(made).toMatchObject({
    experimentId: 0,
    name: "first",
    status: "RUNNING",
    userId: "keiko",
    startTimeMs: 1_700_000_000_123,
    endTimeMs: null,
    lifecycleStage: "active",
    artifactUri: `mlflow-artifacts:/0/${made.id}/artifacts`,
  });
  expect(made.id).toMatch(/^[0-9a-f]{32}$/u);
  expect(await getRun(member, { runId: made.id })).toEqual(made);
});

test("a run's name comes from the argument, else from its tag, else it is generated; the tag agrees", async () => {
  const member = await makeTeam("member");
  const tag = { key: "mlflow.runName", value: "tagged" };
  const named = await createRun(member, { name: "given" });
  expect(named.tags).toEqual([{ key: "mlflow.runName", value: "given" }]);
  expect((await createRun(member, { tags: [tag] })).name).toBe("tagged");
  expect((await createRun(member, { name: "", tags: [] })).name).toMatch(
    /^(?=.{5,20}$)[a-z]+-[a-z]+-\d{1,3}$/u,
  );
  await expect(createRun(member, { name: "other", tags: [tag] })).rejects.toMatchObject({ kind: "invalid" });
});

test("renaming and tagging with mlflow.runName keep name and tag equal", async () => {
  const member = await makeTeam("member");
  const { id: runId } = await createRun(member, { name: "one" });
  const nameAndTag = async () => {
    const run = await getRun(member, { runId });
    return [run.name, run.tags.find(({ key }) => key === "mlflow.runName")?.value];
  };
  await updateRun(member, { runId, name: "two" });
  expect(await nameAndTag()).toEqual(["two", "two"]);
  await setRunTags(member, { runId, tags: [{ key: "mlflow.runName", value: "three" }] });
  expect(await nameAndTag()).toEqual(["three", "three"]);
  for (const value of ["", "x".repeat(251)]) {
    await expect(
      setRunTags(member, { runId, tags: [{ key: "mlflow.runName", value }] }),
    ).rejects.toMatchObject({
      kind: "invalid",
    });
  }
  await expect(deleteRunTag(member, { runId, key: "mlflow.runName" })).rejects.toMatchObject({
    kind: "invalid",
  });
  await Promise.all(["four", "five", "six"].map((name) => updateRun(member, { runId, name })));
  const [name, tag] = await nameAndTag();
  expect(name).toBe(tag);
});

test("only the fields of an update change", async () => {
  const member = await makeTeam("member");
  const { id: runId } = await createRun(member, { name: "one", startTimeMs: 5 });
  expect(await updateRun(member, { runId, status: "FINISHED", endTimeMs: 9 })).toMatchObject({
    name: "one",
    status: "FINISHED",
    startTimeMs: 5,
    endTimeMs: 9,
  });
  expect(await updateRun(member, { runId })).toMatchObject({ status: "FINISHED", endTimeMs: 9 });
  expect(await updateRun(member, { runId, status: "RUNNING" })).toMatchObject({ status: "RUNNING" });
});

test("finishing ends a run now unless a time is given", async () => {
  const member = await makeTeam("member");
  const { id: runId } = await createRun(member, {});
  expect((await finishRun(member, { runId })).endTimeMs).toBeGreaterThan(1_700_000_000_000);
  expect(await finishRun(member, { runId, status: "FAILED", endTimeMs: 7 })).toMatchObject({
    status: "FAILED",
    endTimeMs: 7,
  });
});

test("a param never changes; the same value again is fine", async () => {
  const member = await makeTeam("member");
  const { id: runId } = await createRun(member, {});
  await logParams(member, { runId, params: [{ key: "lr", value: "0.1" }] });
  await logParams(member, { runId, params: [{ key: "lr", value: "0.1" }] });
  await expect(
    logParams(member, {
      runId,
      params: [
        { key: "new", value: "1" },
        { key: "lr", value: "0.2" },
      ],
    }),
  ).rejects.toThrow(
    `Changing param values is not allowed. Param with key='lr' was already logged with value='0.1' for run ID='${runId}'. Attempted logging new value '0.2'.`,
  );
  expect((await getRun(member, { runId })).params).toEqual([{ key: "lr", value: "0.1" }]);
});

test("of writers that race with different values of a param exactly one wins", async () => {
  const member = await makeTeam("member");
  const { id: runId } = await createRun(member, {});
  const values = ["1", "2", "3", "4", "5", "6"];
  const results = await Promise.allSettled(
    values.map((value) => logParams(member, { runId, params: [{ key: "lr", value }] })),
  );
  const winner = results.findIndex(({ status }) => status === "fulfilled");
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect((await getRun(member, { runId })).params).toEqual([{ key: "lr", value: values[winner] }]);
});

test("many writers of the same params and tags in any order never wait for each other in a circle", async () => {
  const member = await makeTeam("member");
  const { id: runId } = await createRun(member, {});
  const keys = Array.from({ length: 20 }, (_, index) => `k${index}`);
  const writers = Array.from({ length: 8 }, (_, index) => {
    const pairs = (index % 2 ? keys : keys.toReversed()).map((key) => ({ key, value: "v" }));
    return [logParams(member, { runId, params: pairs }), setRunTags(member, { runId, tags: pairs })];
  });
  await Promise.all(writers.flat());
  expect((await getRun(member, { runId })).params).toHaveLength(20);
});

test("a param of 6,000 characters is kept and a longer one refused", async () => {
  const member = await makeTeam("member");
  const { id: runId } = await createRun(member, {});
  await logParams(member, { runId, params: [{ key: "fits", value: "ü".repeat(6_000) }] });
  await expect(
    logParams(member, { runId, params: [{ key: "long", value: "x".repeat(6_001) }] }),
  ).rejects.toThrow("params.0.value: exceeds the maximum length of 6000 characters");
});

test("a tag of a million characters is kept", async () => {
  const member = await makeTeam("member");
  const { id: runId } = await createRun(member, {});
  const value = "x".repeat(1_000_000);
  await setRunTags(member, { runId, tags: [{ key: "t", value }] });
  expect((await getRun(member, { runId })).tags.find(({ key }) => key === "t")?.value).toBe(value);
});

test("removing a tag that is not there is not found", async () => {
  const member = await makeTeam("member");
  const { id: runId } = await createRun(member, { tags: [{ key: "t", value: "1" }] });
  await deleteRunTag(member, { runId, key: "t" });
  await expect(deleteRunTag(member, { runId, key: "t" })).rejects.toMatchObject({
    kind: "notFound",
    message: `No tag with name: t in run with id ${runId}`,
  });
});

test("an archived run is read-only until it is restored; both can be said twice", async () => {
  const member = await makeTeam("member");
  const { id: runId } = await createRun(member, {});
  await deleteRun(member, { runId });
  await deleteRun(member, { runId });
  expect((await getRun(member, { runId })).lifecycleStage).toBe("deleted");
  const refused = {
    kind: "invalid",
    message: `The run ${runId} must be in the 'active' state. Current state is deleted.`,
  };
  await expect(updateRun(member, { runId, name: "x" })).rejects.toMatchObject(refused);
  await expect(logParams(member, { runId, params: [] })).rejects.toMatchObject(refused);
  await expect(setRunTags(member, { runId, tags: [] })).rejects.toMatchObject(refused);
  await expect(deleteRunTag(member, { runId, key: "t" })).rejects.toMatchObject(refused);
  await restoreRun(member, { runId });
  await restoreRun(member, { runId });
  expect((await getRun(member, { runId })).lifecycleStage).toBe("active");
});

test.each(["0".repeat(32), "fake_run_id", "0".repeat(33), "A".repeat(32)])(
  "the unknown run %s is not found in the words Optuna reads",
  async (runId) => {
    const member = await makeTeam("member");
    const refused = { kind: "notFound", message: `Run with id=${runId} not found` };
    await expect(getRun(member, { runId })).rejects.toMatchObject(refused);
    await expect(updateRun(member, { runId })).rejects.toMatchObject(refused);
    await expect(deleteRun(member, { runId })).rejects.toMatchObject(refused);
    await expect(setRunTags(member, { runId, tags: [] })).rejects.toMatchObject(refused);
  },
);

test("another team's run is not found, and bulk changes leave it alone", async () => {
  const [ours, theirs] = [await makeTeam("member"), await makeTeam("member")];
  const { id: runId } = await createRun(ours, {});
  await expect(getRun(theirs, { runId })).rejects.toMatchObject({ kind: "notFound" });
  await expect(restoreRun(theirs, { runId })).rejects.toMatchObject({ kind: "notFound" });
  await expect(logParams(theirs, { runId, params: [] })).rejects.toMatchObject({ kind: "notFound" });
  expect(await deleteRuns(theirs, { experimentId: 0, runIds: [runId] })).toEqual({ runIds: [] });
  expect(await getRun(ours, { runId })).toMatchObject({ lifecycleStage: "active" });
});

test("many runs of one experiment are archived, restored and tagged at once", async () => {
  const member = await makeTeam("member");
  const other = await createExperiment(member, { name: "other" });
  const [a, b] = [await createRun(member, {}), await createRun(member, {})];
  const elsewhere = await createRun(member, { experimentId: other.id });
  const runIds = [b.id, a.id, elsewhere.id, "nonsense"];
  expect((await deleteRuns(member, { experimentId: 0, runIds })).runIds.toSorted()).toEqual(
    [a.id, b.id].toSorted(),
  );
  expect(await deleteRuns(member, { experimentId: 0, runIds })).toEqual({ runIds: [] });
  expect((await restoreRuns(member, { experimentId: 0, runIds })).runIds).toHaveLength(2);
  await setTagOnRuns(member, { experimentId: 0, runIds, tag: { key: "good", value: "yes" } });
  expect((await getRun(member, { runId: a.id })).tags).toContainEqual({ key: "good", value: "yes" });
  expect((await getRun(member, { runId: elsewhere.id })).tags).not.toContainEqual({
    key: "good",
    value: "yes",
  });
});

test("children are the active runs whose tag names the parent, newest first", async () => {
  const member = await makeTeam("member");
  const parent = await createRun(member, {});
  const tag = { key: "mlflow.parentRunId", value: parent.id };
  const first = await createRun(member, { startTimeMs: 1, tags: [tag] });
  const late = await createRun(member, { startTimeMs: 2 });
  await setRunTags(member, { runId: late.id, tags: [tag] });
  const gone = await createRun(member, { tags: [tag] });
  await deleteRun(member, { runId: gone.id });
  const { children, total } = await listChildren(member, { runId: parent.id });
  expect(children.map(({ id }) => id)).toEqual([late.id, first.id]);
  expect(total).toBe(2);
  await deleteRunTag(member, { runId: late.id, key: "mlflow.parentRunId" });
  expect((await listChildren(member, { runId: parent.id })).total).toBe(1);
});

test("each change leaves one event that names the run", async () => {
  const member = await makeTeam("member");
  const { id: runId } = await createRun(member, {});
  await logParams(member, { runId, params: [{ key: "lr", value: "0.1" }] });
  await setRunTags(member, { runId, tags: [{ key: "t", value: "x".repeat(5_000) }] });
  await finishRun(member, { runId });
  await deleteRun(member, { runId });
  const rows = await database()
    .select()
    .from(events)
    .where(eq(events.teamId, member.team.id))
    .orderBy(events.id);
  expect(rows.map(({ action }) => action)).toEqual([
    "run.create",
    "run.log",
    "run.setTag",
    "run.update",
    "run.delete",
  ]);
  expect(new Set(rows.map(({ subjectId }) => subjectId))).toEqual(new Set([runId]));
  expect(JSON.stringify(rows).length).toBeLessThan(4_000);
});

test("runs created at once are each answered for themselves, whatever becomes of the others", async () => {
  const [ours, theirs] = [await makeTeam("member"), await makeTeam("member")];
  const archived = await createExperiment(ours, { name: "archived" });
  await deleteExperiment(ours, { experimentId: archived.id });
  const results = await Promise.allSettled(
    Array.from({ length: 40 }, (_, index) =>
      createRun(index % 5 === 4 ? theirs : ours, {
        name: `n${index}`,
        experimentId: [0, archived.id, 99, 3_000_000_000, 0][index % 5],
        tags: [{ key: "index", value: String(index) }],
      }),
    ),
  );
  for (const [index, result] of results.entries()) {
    if (index % 5 === 0 || index % 5 === 4) {
      const run = result.status === "fulfilled" ? result.value : undefined;
      expect(run).toMatchObject({ name: `n${index}` });
      expect(await getRun(index % 5 === 4 ? theirs : ours, { runId: run?.id ?? "" })).toEqual(run);
    } else {
      const kind = index % 5 === 1 ? "invalid" : "notFound";
      expect(result).toMatchObject({ status: "rejected", reason: { kind } });
    }
  }
  const rows = await database().select().from(events).where(eq(events.action, "run.create"));
  const named = rows.flatMap(({ data }) => JSON.stringify(data).match(/"n\d+"/gu) ?? []);
  expect(new Set(named).size).toBe(named.length);
});
