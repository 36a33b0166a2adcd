import { and, asc, eq, sql } from "drizzle-orm";
import { datasets, runInputs, runModels } from "#db/schema/index.ts";
import type { Reader } from "#server/core/database.ts";
import { query } from "#server/core/operation.ts";
import { toRunId, toUuids } from "#server/domain/runs/rules.ts";
import { type DatasetInput, OfRuns, type RunData } from "./schema.ts";

/** What runs read and made, by run id, in two queries however many they are. Every id asked for has an entry. */
export const listRunData = query({
  action: "run.read",
  input: OfRuns,
  async handle({ db, caller, input }): Promise<Map<string, RunData>> {
    const found = new Map(input.runIds.map((runId): [string, RunData] => [runId, emptyData()]));
    const uuids = toUuids(input.runIds);
    const [inputs, models] = await Promise.all([
      readInputs(db, caller.team.id, uuids),
      readModels(db, caller.team.id, uuids),
    ]);
    for (const { runId, tagKeys, tagValues, dataset } of inputs) {
      found.get(toRunId(runId))?.datasets.push({ dataset, tags: zip(tagKeys, tagValues) });
    }
    for (const { runId, direction, modelId, step } of models) {
      const data = found.get(toRunId(runId));
      if (direction === "input") data?.modelInputs.push({ modelId });
      else data?.modelOutputs.push({ modelId, step });
    }
    return found;
  },
});

const emptyData = (): RunData => ({ datasets: [], modelInputs: [], modelOutputs: [] });

function readInputs(db: Reader, teamId: number, uuids: string[]) {
  return db
    .select({
      runId: runInputs.runId,
      tagKeys: runInputs.tagKeys,
      tagValues: runInputs.tagValues,
      dataset: {
        name: datasets.name,
        digest: datasets.digest,
        sourceType: datasets.sourceType,
        source: datasets.source,
        schema: datasets.schema,
        profile: datasets.profile,
      },
    })
    .from(runInputs)
    .innerJoin(datasets, and(eq(datasets.teamId, runInputs.teamId), eq(datasets.id, runInputs.datasetId)))
    .where(and(eq(runInputs.teamId, teamId), sql`${runInputs.runId} = any(${sql.param(uuids)}::uuid[])`))
    .orderBy(asc(runInputs.position));
}

function readModels(db: Reader, teamId: number, uuids: string[]) {
  return db
    .select({
      runId: runModels.runId,
      direction: runModels.direction,
      modelId: runModels.modelId,
      step: runModels.step,
    })
    .from(runModels)
    .where(and(eq(runModels.teamId, teamId), sql`${runModels.runId} = any(${sql.param(uuids)}::uuid[])`))
    .orderBy(asc(runModels.step), asc(runModels.modelId));
}

function zip(keys: string[], values: string[]): DatasetInput["tags"] {
  return keys.map((key, index) => ({ key, value: values[index] ?? "" }));
}
