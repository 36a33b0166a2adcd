import { and, asc, desc, eq, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { loggedModelMetrics, loggedModelParams, loggedModels, loggedModelTags } from "#db/schema/index.ts";
import { readAuthor } from "#server/core/author.ts";
import type { Reader, Tx } from "#server/core/database.ts";
import { toRunId } from "#server/domain/runs/rules.ts";
import { noLoggedModel } from "./rules.ts";
import type { LoggedModel, LoggedModelMetric, Points } from "./schema.ts";

/** What belongs to the model itself, without params, tags and metrics. */
export type StoredModel = Omit<LoggedModel, "params" | "tags" | "metrics">;

/** The team's model, deleted or not. @throws AppError `notFound` */
export async function loadStoredModel(db: Reader, teamId: number, modelId: string): Promise<StoredModel> {
  const [model] = await selectModels(db, teamId, [modelId]);
  if (!model) throw noLoggedModel(modelId);
  return model;
}

/**
 * The team's model for a change, locked until the transaction ends, so that two callers change its tags one after the other.
 *
 * @throws AppError `notFound` when it is missing or deleted.
 */
export async function lockLoggedModel(tx: Tx, teamId: number, modelId: string): Promise<StoredModel> {
  const [locked] = await tx
    .select({ id: loggedModels.id })
    .from(loggedModels)
    .where(
      and(
        eq(loggedModels.teamId, teamId),
        eq(loggedModels.id, modelId),
        eq(loggedModels.lifecycleStage, "active"),
      ),
    )
    .for("no key update");
  if (!locked) throw noLoggedModel(modelId);
  return loadStoredModel(tx, teamId, modelId);
}

/** The model with all that was logged for it, deleted or not. @throws AppError `notFound` */
export async function loadLoggedModel(
  db: Reader,
  teamId: number,
  modelId: string,
  points: Points = "every",
): Promise<LoggedModel> {
  const [model] = await readLoggedModels(db, teamId, [modelId], points);
  if (!model) throw noLoggedModel(modelId);
  return model;
}

/** The models with these ids, in their order, with all that was logged for them: four statements however many they are. */
export async function readLoggedModels(
  db: Reader,
  teamId: number,
  ids: readonly string[],
  points: Points,
): Promise<LoggedModel[]> {
  if (ids.length === 0) return [];
  const [rows, params, tags, metrics] = await Promise.all([
    selectModels(db, teamId, ids),
    selectPairs(db, loggedModelParams, teamId, ids),
    selectPairs(db, loggedModelTags, teamId, ids),
    points === "every" ? selectMetrics(db, teamId, ids) : selectLatestMetrics(db, teamId, ids),
  ]);
  const found = rows.map((row): LoggedModel => Object.assign(row, { params: [], tags: [], metrics: [] }));
  const byId = new Map(found.map((model) => [model.id, model]));
  for (const { modelId, key, value } of params) byId.get(modelId)?.params.push({ key, value });
  for (const { modelId, key, value } of tags) byId.get(modelId)?.tags.push({ key, value });
  for (const { modelId, ...point } of metrics) byId.get(modelId)?.metrics.push(toMetric(point));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

async function selectModels(db: Reader, teamId: number, ids: readonly string[]): Promise<StoredModel[]> {
  const { teamId: team, createdBy, ...columns } = loggedModels;
  const rows = await db
    .select({
      id: columns.id,
      experimentId: columns.experimentId,
      name: columns.name,
      modelType: columns.modelType,
      sourceRunId: columns.sourceRunId,
      status: columns.status,
      lifecycleStage: columns.lifecycleStage,
      artifactUri: columns.artifactUri,
      createdAtMs: columns.createdAtMs,
      updatedAtMs: columns.updatedAtMs,
      createdBy,
    })
    .from(loggedModels)
    .where(and(eq(team, teamId), isOneOf(columns.id, ids)));
  return rows.map((row) => Object.assign(row, { createdBy: readAuthor(row.createdBy) }));
}

function selectPairs(
  db: Reader,
  table: typeof loggedModelParams | typeof loggedModelTags,
  teamId: number,
  ids: readonly string[],
) {
  return db
    .select({ modelId: table.modelId, key: table.key, value: table.value })
    .from(table)
    .where(and(eq(table.teamId, teamId), isOneOf(table.modelId, ids)))
    .orderBy(asc(table.key));
}

function selectMetrics(db: Reader, teamId: number, ids: readonly string[]) {
  const { modelId, key, value, timeMs, step, runId, datasetName, datasetDigest, id } = loggedModelMetrics;
  return db
    .select({ modelId, key, value, timeMs, step, runId, datasetName, datasetDigest })
    .from(loggedModelMetrics)
    .where(and(eq(loggedModelMetrics.teamId, teamId), isOneOf(modelId, ids)))
    .orderBy(asc(key), asc(timeMs), asc(step), asc(id));
}

function selectLatestMetrics(db: Reader, teamId: number, ids: readonly string[]) {
  const { modelId, key, value, timeMs, step, runId, datasetName, datasetDigest, id } = loggedModelMetrics;
  const series = [modelId, key, datasetName, datasetDigest];
  const latest = db
    .selectDistinctOn(series, { modelId, key, value, timeMs, step, runId, datasetName, datasetDigest, id })
    .from(loggedModelMetrics)
    .where(and(eq(loggedModelMetrics.teamId, teamId), isOneOf(modelId, ids)))
    .orderBy(...series.map((column) => asc(column)), desc(timeMs), desc(step), desc(id))
    .as("latest");
  const { id: arrival, ...point } = latest._.selectedFields;
  return db
    .select(point)
    .from(latest)
    .orderBy(asc(latest.key), asc(latest.timeMs), asc(latest.step), asc(arrival));
}

type StoredPoint = Omit<Awaited<ReturnType<typeof selectMetrics>>[number], "modelId">;

function toMetric({ datasetName, datasetDigest, runId, ...point }: StoredPoint): LoggedModelMetric {
  const dataset = datasetName === "" ? undefined : { name: datasetName, digest: datasetDigest };
  return { ...point, runId: toRunId(runId), dataset };
}

/** One array parameter, however many there are. */
const isOneOf = (column: PgColumn, ids: readonly string[]) => sql`${column} = any(${sql.param(ids)}::text[])`;
