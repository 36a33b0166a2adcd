import { and, eq, inArray, sql } from "drizzle-orm";
import { loggedModelMetrics, loggedModelParams, loggedModels, loggedModelTags } from "#db/schema/index.ts";
import type { Tx } from "#server/core/database.ts";
import { invalid } from "#server/core/errors.ts";
import { parseDecimal } from "#server/core/filter/number.ts";
import { assertKeysDiffer } from "#server/domain/runs/rules.ts";
import type { Param, Tag } from "#server/domain/runs/schema.ts";
import type { ModelPoint } from "./schema.ts";

/** Sets tags of a model whose row the caller has locked; of a repeated key the last counts. */
export async function writeModelTags(
  tx: Tx,
  teamId: number,
  modelId: string,
  tags: readonly Tag[],
): Promise<void> {
  const last = new Map(tags.map(({ key, value }) => [key, value]));
  if (last.size === 0) return;
  await tx
    .insert(loggedModelTags)
    .values([...last].map(([key, value]) => ({ teamId, modelId, key, value })))
    .onConflictDoUpdate({
      target: [loggedModelTags.teamId, loggedModelTags.modelId, loggedModelTags.key],
      set: { value: sql`excluded.value` },
    });
}

/**
 * Records params of a model whose row the caller has locked. A param never changes: the same value again is fine.
 *
 * @throws AppError `invalid` when a key comes twice or has another value already.
 */
export async function writeModelParams(
  tx: Tx,
  teamId: number,
  modelId: string,
  params: readonly Param[],
): Promise<void> {
  if (params.length === 0) return;
  assertKeysDiffer(params);
  await assertUnchanged(tx, teamId, modelId, params);
  const rows = params.map(({ key, value }) => ({
    teamId,
    modelId,
    key,
    value,
    number: parseDecimal(value) ?? null,
  }));
  await tx.insert(loggedModelParams).values(rows).onConflictDoNothing();
}

async function assertUnchanged(
  tx: Tx,
  teamId: number,
  modelId: string,
  params: readonly Param[],
): Promise<void> {
  const keys = params.map(({ key }) => key);
  const rows = await tx
    .select({ key: loggedModelParams.key, value: loggedModelParams.value })
    .from(loggedModelParams)
    .where(
      and(
        eq(loggedModelParams.teamId, teamId),
        eq(loggedModelParams.modelId, modelId),
        inArray(loggedModelParams.key, keys),
      ),
    );
  const logged = new Map(rows.map(({ key, value }) => [key, value]));
  const changed = params.find(({ key, value }) => (logged.get(key) ?? value) !== value);
  if (!changed) return;
  throw invalid(
    `Changing param values is not allowed. Param with key='${changed.key}' was already logged with value='${logged.get(changed.key)}' for model ID='${modelId}'.`,
  );
}

/** A point of a run (id as the database has it) that says something of a model. */
export type TiedPoint = ModelPoint & { modelId: string };

/** Ties points to models the team has. A point that is sent again is one. Rows are sorted, so that two callers never wait in a circle. */
export async function writeModelMetrics(
  tx: Tx,
  teamId: number,
  runUuid: string,
  points: readonly TiedPoint[],
): Promise<void> {
  if (points.length === 0) return;
  const sorted = points.toSorted(bySeries);
  const rows = sorted.map(({ modelId, key, value, timeMs, step, dataset }) => ({
    teamId,
    modelId,
    key,
    value,
    timeMs: BigInt(timeMs),
    step: BigInt(step),
    runId: runUuid,
    datasetName: dataset?.name ?? "",
    datasetDigest: dataset?.digest ?? "",
  }));
  await tx.insert(loggedModelMetrics).values(rows).onConflictDoNothing();
}

/** Points of one series keep the order in which they came. */
function bySeries(one: TiedPoint, other: TiedPoint): number {
  const [a, b] = [`${one.modelId} ${one.key}`, `${other.modelId} ${other.key}`];
  return a === b ? 0 : a < b ? -1 : 1;
}

/** Notes that a model was changed. */
export async function touch(tx: Tx, teamId: number, modelId: string, now: Date): Promise<void> {
  await tx
    .update(loggedModels)
    .set({ updatedAtMs: now.getTime() })
    .where(and(eq(loggedModels.teamId, teamId), eq(loggedModels.id, modelId)));
}
