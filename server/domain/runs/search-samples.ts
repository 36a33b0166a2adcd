import * as fc from "fast-check";
import {
  datasets,
  experiments,
  metricSummaries,
  runInputs,
  runParams,
  runs,
  runTags,
} from "#db/schema/index.ts";
import type { Caller } from "#server/auth/caller.ts";
import { database } from "#server/core/database.ts";
import {
  datasetNames,
  metricKeys,
  numbers,
  paramKeys,
  paramTexts,
  runIds,
  statuses,
  tagKeys,
  times,
} from "#server/core/filter/arbitrary.ts";
import type { Subject } from "#server/core/filter/evaluate.ts";
import { parseDecimal } from "#server/core/filter/index.ts";

/** A random run as the plain evaluation sees it, with what is needed to store it. */
export type SampleRun = Subject & { id: string; experimentId: number; isDeleted: boolean };

const anyText = fc.constantFrom(...paramTexts);
const anyParts = fc.record({
  metrics: fc.dictionary(
    fc.constantFrom(...metricKeys.slice(0, -1)),
    fc.array(fc.constantFrom(...numbers), { minLength: 1, maxLength: 3 }),
  ),
  params: fc.dictionary(fc.constantFrom(...paramKeys.slice(0, -1)), anyText),
  tags: fc.dictionary(
    fc.constantFrom(...tagKeys.slice(0, -1)),
    fc.oneof(anyText, fc.constantFrom(...runIds)),
  ),
  name: anyText,
  user: anyText,
  uri: anyText,
  status: fc.constantFrom(...statuses),
  start: fc.constantFrom(...times),
  end: fc.option(fc.constantFrom(...times), { nil: undefined }),
  datasets: fc.uniqueArray(
    fc.record({
      name: fc.constantFrom(...datasetNames),
      digest: anyText,
      context: fc.option(fc.constantFrom("train", "eval"), { nil: undefined }),
    }),
    {
      maxLength: 2,
      selector: ({ name, digest }) => `${name} ${digest}`,
    },
  ),
  isDeleted: fc.integer({ min: 0, max: 4 }).map((roll) => roll === 0),
});

/** Random runs, the same for the same seed; their ids count from `from`. */
export function sampleRuns({
  seed,
  count,
  experimentId,
  from,
}: {
  seed: number;
  count: number;
  experimentId: number;
  from: number;
}): SampleRun[] {
  return fc.sample(anyParts, { seed, numRuns: count }).map((parts, index) => {
    const id = (from + index).toString(16).padStart(32, "0");
    return {
      id,
      experimentId,
      isDeleted: parts.isDeleted,
      metrics: new Map(Object.entries(parts.metrics).map(([key, values]) => [key, summarize(values)])),
      params: new Map(Object.entries(parts.params)),
      tags: new Map(Object.entries(parts.tags)),
      attributes: {
        run_id: id,
        run_name: parts.name,
        user_id: parts.user,
        artifact_uri: parts.uri,
        status: parts.status,
        start_time: parts.start,
        end_time: parts.end,
        duration: parts.end === undefined ? undefined : parts.end - parts.start,
      },
      datasets: parts.datasets,
    };
  });
}

function summarize(values: readonly number[]): { last: number; min?: number; max?: number } {
  const last = values.at(-1) ?? NaN;
  const known = values.filter((value) => !Number.isNaN(value));
  return known.length === 0 ? { last } : { last, min: Math.min(...known), max: Math.max(...known) };
}

export async function makeExperiment({ team }: Caller, id: number): Promise<void> {
  const at = { createdAtMs: 0, updatedAtMs: 0 };
  await database()
    .insert(experiments)
    .values({
      teamId: team.id,
      id,
      name: `experiment ${id}`,
      artifactLocation: "mlflow-artifacts:/x",
      ...at,
    });
}

/** Writes the runs straight into the tables, odd values included that no client could send. */
export async function storeRuns({ team }: Caller, samples: readonly SampleRun[]): Promise<void> {
  const db = database();
  const teamId = team.id;
  const createdBy = { kind: "operator", name: "test" };
  await db.insert(runs).values(
    samples.map(({ id, experimentId, isDeleted, attributes, tags }) => ({
      teamId,
      id,
      experimentId,
      createdBy,
      name: String(attributes.run_name),
      userId: String(attributes.user_id),
      artifactUri: String(attributes.artifact_uri),
      status: statuses.find((status) => status === attributes.status) ?? "RUNNING",
      startTimeMs: Number(attributes.start_time),
      endTimeMs: attributes.end_time === undefined ? null : Number(attributes.end_time),
      lifecycleStage: isDeleted ? ("deleted" as const) : ("active" as const),
      parentRunId: /^[0-9a-f]{32}$/.test(tags.get("mlflow.parentRunId") ?? "")
        ? tags.get("mlflow.parentRunId")
        : null,
    })),
  );
  const metrics = samples.flatMap(({ id, experimentId, metrics: values }) =>
    [...values].map(([key, { last, min, max }]) => ({
      teamId,
      experimentId,
      runId: id,
      key,
      lastValue: last,
      minValue: min ?? null,
      maxValue: max ?? null,
      lastStep: 0n,
      lastTimeMs: 0n,
      points: 1n,
      nan: 0n,
    })),
  );
  if (metrics.length > 0) await db.insert(metricSummaries).values(metrics);
  const params = samples.flatMap(({ id, params: values }) =>
    [...values].map(([key, value]) => ({
      teamId,
      runId: id,
      key,
      value,
      number: parseDecimal(value) ?? null,
    })),
  );
  if (params.length > 0) await db.insert(runParams).values(params);
  const tags = samples.flatMap(({ id, tags: values }) =>
    [...values].map(([key, value]) => ({ teamId, runId: id, key, value })),
  );
  if (tags.length > 0) await db.insert(runTags).values(tags);
  for (const sample of samples) await storeInputs(teamId, sample);
}

async function storeInputs(teamId: number, { id, experimentId, datasets: inputs }: SampleRun): Promise<void> {
  for (const { name, digest, context } of inputs) {
    const [dataset] = await database()
      .insert(datasets)
      .values({ teamId, experimentId, name, digest, sourceType: "local", source: "" })
      .onConflictDoUpdate({
        target: [datasets.teamId, datasets.experimentId, datasets.name, datasets.digest],
        set: { source: "" },
      })
      .returning({ id: datasets.id });
    if (!dataset) throw new Error("the dataset was not stored");
    const tag =
      context === undefined
        ? { tagKeys: [], tagValues: [] }
        : { tagKeys: ["other", "mlflow.data.context"], tagValues: ["x", context] };
    await database()
      .insert(runInputs)
      .values({ teamId, runId: id, datasetId: dataset.id, ...tag });
  }
}
