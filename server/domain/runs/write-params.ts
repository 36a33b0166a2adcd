import { and, eq, inArray, sql } from "drizzle-orm";
import { runParams } from "#db/schema/index.ts";
import type { Tx } from "#server/core/database.ts";
import { invalid } from "#server/core/errors.ts";
import { parseDecimal } from "#server/core/filter/number.ts";
import { assertKeysDiffer, toRunId } from "./rules.ts";
import type { Param } from "./schema.ts";

/**
 * Records params of a run (id as the database has it). A param never changes: the same value again is fine, another is refused, also
 * when two callers race, because the row that was first is compared after it is committed.
 *
 * @throws AppError `invalid` when a key comes twice or has another value already.
 */
export async function writeParams(
  tx: Tx,
  teamId: number,
  uuid: string,
  params: readonly Param[],
): Promise<void> {
  if (params.length === 0) return;
  assertKeysDiffer(params);
  const sorted = params.toSorted((a, b) => (a.key < b.key ? -1 : 1));
  const inserted = await tx.execute(sql`
    insert into run_params (team_id, run_id, key, value, number)
    select ${teamId}::int4, ${uuid}::uuid, param.key, param.value, param.number
    from unnest(
      ${sql.param(sorted.map(({ key }) => key))}::text[],
      ${sql.param(sorted.map(({ value }) => value))}::text[],
      ${sql.param(sorted.map(({ value }) => parseDecimal(value)?.toString() ?? null))}::text[]::float8[]
    ) as param(key, value, number)
    order by param.key collate "C"
    on conflict (team_id, run_id, key) do nothing
    returning key`);
  if (inserted.length < params.length) await assertUnchanged(tx, teamId, uuid, params);
}

async function assertUnchanged(
  tx: Tx,
  teamId: number,
  uuid: string,
  params: readonly Param[],
): Promise<void> {
  const keys = params.map(({ key }) => key);
  const rows = await tx
    .select({ key: runParams.key, value: runParams.value })
    .from(runParams)
    .where(and(eq(runParams.teamId, teamId), eq(runParams.runId, uuid), inArray(runParams.key, keys)));
  const logged = new Map(rows.map(({ key, value }) => [key, value]));
  const changed = params.find(({ key, value }) => logged.get(key) !== value);
  if (!changed) return;
  const { key, value } = changed;
  throw invalid(
    `Changing param values is not allowed. Param with key='${key}' was already logged with value='${logged.get(key)}' for run ID='${toRunId(uuid)}'. Attempted logging new value '${value}'.`,
  );
}
