import { expect, test } from "vitest";
import type { Caller } from "#server/auth/caller.ts";
import { createLoggedModel, deleteLoggedModel } from "#server/domain/models/index.ts";
import { createRun, deleteRun } from "#server/domain/runs/index.ts";
import { withDatabase } from "#tests/database.ts";
import { addMember, makeTeam } from "#tests/team.ts";
import {
  listRunData,
  listRunDatasets,
  listRunModels,
  logInputs,
  logOutputs,
  searchDatasets,
} from "./index.ts";

withDatabase();

const iris = {
  name: "iris",
  digest: "d1",
  sourceType: "http",
  source: '{"url": "https://example.org/iris"}',
};
const profile = { schema: '{"mlflow_colspec": []}', profile: '{"num_rows": 150}' };
const forTraining = [
  { key: "mlflow.data.context", value: "training" },
  { key: "fold", value: "1" },
];

async function makeRun(caller: Caller): Promise<string> {
  const run = await createRun(caller, {});
  return run.id;
}

async function dataOf(caller: Caller, runId: string) {
  return (await listRunData(caller, { runIds: [runId] })).get(runId);
}

test("what a run read comes back with its tags in their order", async () => {
  const caller = await makeTeam();
  const runId = await makeRun(caller);
  const wine = { ...iris, name: "wine" };
  await logInputs(caller, {
    runId,
    datasets: [{ dataset: { ...wine, ...profile }, tags: forTraining }, { dataset: iris }],
    models: [{ modelId: "m-1" }],
  });
  expect(await dataOf(caller, runId)).toEqual({
    datasets: [
      { dataset: { ...wine, ...profile }, tags: forTraining },
      { dataset: { ...iris, schema: null, profile: null }, tags: [] },
    ],
    modelInputs: [{ modelId: "m-1" }],
    modelOutputs: [],
  });
});

test("the datasets of runs are listed in their order with what each was for", async () => {
  const caller = await makeTeam();
  const runId = await makeRun(caller);
  const bare = await makeRun(caller);
  const wine = { ...iris, name: "wine" };
  await logInputs(caller, {
    runId,
    datasets: [{ dataset: { ...wine, ...profile }, tags: forTraining }, { dataset: iris }],
  });
  expect([...(await listRunDatasets(caller, { runIds: [runId, bare] }))]).toEqual([
    [
      runId,
      [
        { name: "wine", digest: "d1", context: "training" },
        { name: "iris", digest: "d1", context: null },
      ],
    ],
    [bare, []],
  ]);
});

test("a repeated dataset is one, and its new tags are ignored", async () => {
  const caller = await makeTeam();
  const runId = await makeRun(caller);
  await logInputs(caller, { runId, datasets: [{ dataset: iris, tags: forTraining }] });
  await logInputs(caller, { runId, datasets: [{ dataset: iris, tags: [{ key: "x", value: "y" }] }] });
  await logInputs(caller, { runId, datasets: [{ dataset: iris }, { dataset: iris }] });
  expect((await dataOf(caller, runId))?.datasets).toMatchObject([{ tags: forTraining }]);
});

test("many runs that record the same datasets at once share them", async () => {
  const caller = await makeTeam();
  const runIds = await Promise.all(Array.from({ length: 8 }, () => makeRun(caller)));
  const datasets = Array.from({ length: 20 }, (_, index) => ({ dataset: { ...iris, digest: `d${index}` } }));
  await Promise.all(
    runIds.map((runId, index) => {
      const shifted = [...datasets.slice(index), ...datasets.slice(0, index)];
      return logInputs(caller, { runId, datasets: shifted });
    }),
  );
  const found = await listRunData(caller, { runIds });
  expect([...found.values()].map(({ datasets: ofRun }) => ofRun.length)).toEqual(runIds.map(() => 20));
  expect(await searchDatasets(caller, { experimentIds: [0] })).toHaveLength(20);
});

test("models made are kept with their step, to the last digit, and a repeat is fine", async () => {
  const caller = await makeTeam();
  const runId = await makeRun(caller);
  const models = [
    { modelId: "m-2", step: 9_223_372_036_854_775_807n },
    { modelId: "m-1", step: -3n },
  ];
  await logOutputs(caller, { runId, models });
  await logOutputs(caller, { runId, models });
  await logOutputs(caller, { runId, models: [] });
  expect((await dataOf(caller, runId))?.modelOutputs).toEqual(models.toReversed());
});

test("inputs of a run that is archived, missing or another team's are refused", async () => {
  const [ours, theirs] = [await makeTeam(), await makeTeam()];
  const runId = await makeRun(ours);
  const input = { datasets: [{ dataset: iris }] };
  await expect(logInputs(theirs, { runId, ...input })).rejects.toMatchObject({ kind: "notFound" });
  await expect(logInputs(ours, { runId: "fake_run_id", ...input })).rejects.toThrow(
    "Run with id=fake_run_id not found",
  );
  await deleteRun(ours, { runId });
  await expect(logInputs(ours, { runId, ...input })).rejects.toMatchObject({ kind: "invalid" });
  await expect(logOutputs(ours, { runId, models: [{ modelId: "m", step: 0n }] })).rejects.toMatchObject({
    kind: "invalid",
  });
});

test.each([
  ["a name", { name: "x".repeat(501) }],
  ["no name", { name: "" }],
  ["a digest", { digest: "x".repeat(37) }],
  ["a source", { source: "x".repeat(65_536) }],
  ["NUL in it", { source: "a\0b" }],
])("a dataset with %s out of bounds is refused", async (_, wrong) => {
  const caller = await makeTeam();
  const runId = await makeRun(caller);
  await expect(
    logInputs(caller, { runId, datasets: [{ dataset: { ...iris, ...wrong } }] }),
  ).rejects.toMatchObject({ kind: "invalid" });
});

test("a viewer records nothing", async () => {
  const owner = await makeTeam();
  const runId = await makeRun(owner);
  const viewer = await addMember(owner, "viewer");
  await expect(logInputs(viewer, { runId })).rejects.toMatchObject({ kind: "forbidden" });
});

test("datasets of experiments are listed once per context, and another team's are not", async () => {
  const [ours, theirs] = [await makeTeam(), await makeTeam()];
  for (const tags of [forTraining, forTraining, []]) {
    await logInputs(ours, { runId: await makeRun(ours), datasets: [{ dataset: iris, tags }] });
  }
  const summary = { experimentId: 0, name: "iris", digest: "d1" };
  expect(await searchDatasets(ours, { experimentIds: [0] })).toEqual([
    { ...summary, context: "training" },
    { ...summary, context: null },
  ]);
  expect(await searchDatasets(theirs, { experimentIds: [0] })).toEqual([]);
  await expect(searchDatasets(ours, { experimentIds: [] })).rejects.toThrow("at least one experiment_id");
  const many = Array.from({ length: 21 }, (_, index) => index);
  await expect(searchDatasets(ours, { experimentIds: many })).rejects.toThrow("more than 20");
});

test("unknown and foreign runs have no data", async () => {
  const [ours, theirs] = [await makeTeam(), await makeTeam()];
  const runId = await makeRun(ours);
  await logInputs(ours, { runId, datasets: [{ dataset: iris }] });
  const found = await listRunData(theirs, { runIds: [runId, "fake_run_id"] });
  expect([...found.values()].every(({ datasets }) => datasets.length === 0)).toBe(true);
});

test("a run's models are those it made, by name or as their source, and those it read; not the deleted", async () => {
  const caller = await makeTeam();
  const [training, evaluation] = [await makeRun(caller), await makeRun(caller)];
  const make = (name: string, sourceRunId?: string) =>
    createLoggedModel(caller, { experimentId: 0, name, sourceRunId });
  const [sourced, named, gone] = [await make("sourced", training), await make("named"), await make("gone")];
  await logOutputs(caller, {
    runId: training,
    models: [named, gone].map(({ id }) => ({ modelId: id, step: 3n })),
  });
  await logInputs(caller, {
    runId: evaluation,
    models: [{ modelId: sourced.id }, { modelId: "m-elsewhere" }],
  });
  await deleteLoggedModel(caller, { modelId: gone.id });
  const made = await listRunModels(caller, { runId: training });
  expect(new Map(made.map(({ name, step, relation }) => [name, { step, relation }]))).toEqual(
    new Map([
      ["sourced", { step: undefined, relation: "made" }],
      ["named", { step: 3n, relation: "made" }],
    ]),
  );
  expect(await listRunModels(caller, { runId: evaluation })).toMatchObject([
    { id: sourced.id, relation: "read" },
  ]);
  expect(await listRunModels(await makeTeam(), { runId: training })).toEqual([]);
});
