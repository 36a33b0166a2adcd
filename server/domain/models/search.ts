import { sql, type SQL } from "drizzle-orm";
import { z } from "zod";
import { experiments, loggedModelMetrics, loggedModels } from "#db/schema/index.ts";
import type { Reader } from "#server/core/database.ts";
import { invalid } from "#server/core/errors.ts";
import { literalKeysOf, loggedModelLanguage, settleFilter, settleOrder } from "#server/core/filter/index.ts";
import { findPage } from "#server/core/filter/sql/page.ts";
import { readFilter, readOrder } from "#server/core/filter/sql/read.ts";
import { query } from "#server/core/operation.ts";
import { readLoggedModels } from "./load.ts";
import { SearchLoggedModels, type LoggedModel } from "./schema.ts";
import { compileModelFilter, compileModelOrder } from "./search-filter.ts";

/** Largest id the column holds; anything above names no experiment. */
const EXPERIMENT_ID_MAX = 2_147_483_647;

/**
 * Finds logged models that are not deleted by filter and order, a page at a time. Pages are stable while models arrive.
 *
 * @throws AppError `invalid` for a filter or order that cannot be read (pointing at the column) and for a page token
 * that is garbage or another search's.
 */
export const searchLoggedModels = query({
  action: "loggedModel.read",
  input: SearchLoggedModels,
  async handle({
    db,
    caller,
    input,
    now,
  }): Promise<{ models: LoggedModel[]; nextPageToken: string | undefined }> {
    const teamId = caller.team.id;
    const { filter, order } = await readQuery(db, teamId, input, now);
    const orderedOn = input.orderBy.map(({ dataset }) => dataset);
    const search = {
      from: sql`${loggedModels}`,
      id: sql`${loggedModels.id}`,
      where: [
        sql`${loggedModels.teamId} = ${teamId}::int4`,
        isInExperiments(teamId, input.experimentIds),
        sql`${loggedModels.lifecycleStage} = 'active'`,
        compileModelFilter(filter, input.datasets),
      ],
      columns: compileModelOrder(order, orderedOn),
    };
    const { pageToken, limit, ...asked } = input;
    const { ids, nextPageToken } = await findPage(db, search, { pageToken, limit, bound: [teamId, asked] });
    return { models: await readLoggedModels(db, teamId, ids, input.points), nextPageToken };
  },
});

function isInExperiments(teamId: number, ids: readonly number[] | undefined): SQL {
  const known = ids?.filter((id) => id >= 0 && id <= EXPERIMENT_ID_MAX);
  if (known !== undefined) return sql`${loggedModels.experimentId} = any(${sql.param(known)}::int4[])`;
  return sql`${loggedModels.experimentId} in (select ${experiments.id} from ${experiments}
    where ${experiments.teamId} = ${teamId}::int4 and ${experiments.lifecycleStage} = 'active')`;
}

async function readQuery(db: Reader, teamId: number, input: SearchLoggedModels, now: Date) {
  const filter = readFilter(input.filter, loggedModelLanguage, now);
  const items = input.orderBy.map(
    ({ field, descending }) => `${quoteKey(field)} ${descending ? "DESC" : "ASC"}`,
  );
  const order = readOrder(items, loggedModelLanguage);
  const literalKeys = literalKeysOf(filter, order);
  const known = literalKeys.length > 0 ? await findKnownMetrics(db, teamId, literalKeys) : new Set<string>();
  return { filter: filter && settleFilter(filter, known), order: settleOrder(order, known) };
}

/** An order's field is a name and no text of the grammar: a metric's key is everything after the first dot. */
function quoteKey(field: string): string {
  const [, entity, key] = /^(metrics|params|tags)\.([^`"].*)$/su.exec(field) ?? [];
  if (entity === undefined || key === undefined) return field;
  if (key.includes("`")) throw invalid(`Invalid order_by field '${field}': a key cannot have a backtick.`);
  return `${entity}.\`${key}\``;
}

async function findKnownMetrics(db: Reader, teamId: number, keys: readonly string[]): Promise<Set<string>> {
  const rows = await db.execute(sql`
    select distinct ${loggedModelMetrics.key} as key from ${loggedModelMetrics}
    where ${loggedModelMetrics.teamId} = ${teamId}::int4
      and ${loggedModelMetrics.key} = any(${sql.param(keys)}::text[])`);
  const Row = z.object({ key: z.string() });
  return new Set([...rows].map((row) => Row.parse(row).key));
}
