import { and, asc, eq, sql } from "drizzle-orm";
import {
  loggedModelMetrics,
  loggedModelParams,
  metricSummaries,
  modelVersions,
  runParams,
  runs,
} from "#db/schema/index.ts";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { Reader } from "#server/core/database.ts";
import { query } from "#server/core/operation.ts";
import { toRunId, toUuids } from "#server/domain/runs/rules.ts";
import { loadModel } from "./load.ts";
import { joinResults } from "./results.ts";
import { ListVersionResults, type VersionResults } from "./schema.ts";

/**
 * The params and latest metrics of versions of one model: those of the logged model a version was made of, and of its run what
 * the logged model has not. Versions that are not there are left out. Six statements however many they are.
 *
 * @throws AppError `notFound` for the model
 */
export const listVersionResults = query({
  action: "modelVersion.read",
  input: ListVersionResults,
  async handle({ db, caller, input: { name, versions } }): Promise<VersionResults[]> {
    const teamId = caller.team.id;
    const { id } = await loadModel(db, teamId, name);
    const stems = await selectStems(db, teamId, id, versions);
    const runUuids = toUuids(stems.flatMap(({ runId }) => runId ?? []));
    const modelIds = stems.flatMap(({ loggedModelId }) => loggedModelId ?? []);
    const [found, ofRuns, paramsOfRuns, ofModels, paramsOfModels] = await Promise.all([
      selectRuns(db, teamId, runUuids),
      selectRunMetrics(db, teamId, runUuids),
      selectRunParams(db, teamId, runUuids),
      selectModelMetrics(db, teamId, modelIds),
      selectModelParams(db, teamId, modelIds),
    ]);
    return joinResults(stems, {
      runs: found.map(withRunId),
      ofRuns: ofRuns.map(withRunId),
      paramsOfRuns: paramsOfRuns.map(withRunId),
      ofModels,
      paramsOfModels,
    });
  },
});

/** Runs are known outside by 32 hexadecimal digits. */
const withRunId = <Row extends { id: string }>(row: Row): Row => ({ ...row, id: toRunId(row.id) });

function selectStems(db: Reader, teamId: number, modelId: number, versions: readonly number[]) {
  const { version, runId, loggedModelId } = modelVersions;
  return db
    .select({ version, runId, loggedModelId })
    .from(modelVersions)
    .where(
      and(
        eq(modelVersions.teamId, teamId),
        eq(modelVersions.registeredModelId, modelId),
        sql`${version} = any(${sql.param(versions)}::int8[])`,
      ),
    );
}

function selectRuns(db: Reader, teamId: number, uuids: readonly string[]) {
  const { id, name, experimentId } = runs;
  return db
    .select({ id, name, experimentId })
    .from(runs)
    .where(and(eq(runs.teamId, teamId), isOneOf(id, uuids)));
}

function selectRunMetrics(db: Reader, teamId: number, uuids: readonly string[]) {
  const { runId: id, key, lastValue: value, lastStep: step } = metricSummaries;
  return db
    .select({ id, key, value, step })
    .from(metricSummaries)
    .where(and(eq(metricSummaries.teamId, teamId), isOneOf(id, uuids)));
}

function selectRunParams(db: Reader, teamId: number, uuids: readonly string[]) {
  const { runId: id, key, value } = runParams;
  return db
    .select({ id, key, value })
    .from(runParams)
    .where(and(eq(runParams.teamId, teamId), isOneOf(id, uuids)));
}

/** The latest point of each metric and dataset, as the latest of a run is chosen: by step, then time, then arrival. */
function selectModelMetrics(db: Reader, teamId: number, modelIds: readonly string[]) {
  const { modelId: id, key, value, step, timeMs, datasetName, datasetDigest } = loggedModelMetrics;
  const series = [id, key, datasetName, datasetDigest];
  const latest = [sql`${step} desc`, sql`${timeMs} desc`, sql`${loggedModelMetrics.id} desc`];
  return db
    .selectDistinctOn(series, { id, key, value, step, datasetName, datasetDigest })
    .from(loggedModelMetrics)
    .where(and(eq(loggedModelMetrics.teamId, teamId), isAmong(id, modelIds)))
    .orderBy(...series.map((column) => asc(column)), ...latest);
}

function selectModelParams(db: Reader, teamId: number, modelIds: readonly string[]) {
  const { modelId: id, key, value } = loggedModelParams;
  return db
    .select({ id, key, value })
    .from(loggedModelParams)
    .where(and(eq(loggedModelParams.teamId, teamId), isAmong(id, modelIds)));
}

/** One array parameter, however many there are. */
const isOneOf = (column: PgColumn, uuids: readonly string[]) =>
  sql`${column} = any(${sql.param(uuids)}::uuid[])`;

const isAmong = (column: PgColumn, texts: readonly string[]) =>
  sql`${column} = any(${sql.param(texts)}::text[])`;
