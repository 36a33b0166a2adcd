import { sql, type SQL } from "drizzle-orm";
import { z } from "zod";
import { runs } from "#db/schema/index.ts";
import type { Reader } from "#server/core/database.ts";
import { invalid } from "#server/core/errors.ts";
import { isAfter, isKeyOf, keyOfNames, orderByNames, selectNamed } from "#server/core/filter/sql/keyset.ts";
import type { PageEnd } from "#server/core/filter/sql/token.ts";
import type { Phase } from "./search-walk.ts";

/** Which runs a search looks at, before any filter. */
export type SearchScope = {
  teamId: number;
  /** Undefined is every experiment of the team. */
  experimentIds: readonly number[] | undefined;
  view: "active" | "deleted" | "all";
};

/** The runs of one page, in order, and where it ends if there is more. */
export type FoundPage = { ids: string[]; end: PageEnd | undefined };

/**
 * Reads the page behind `start`: one statement a phase, and only as many phases as the page takes.
 *
 * @throws AppError `invalid` when `start` does not fit the walk.
 */
export async function findPage(
  db: Reader,
  scope: SearchScope,
  walk: readonly Phase[],
  start: PageEnd | undefined,
  limit: number,
): Promise<FoundPage> {
  const found: (FoundRow & { phase: string })[] = [];
  for (const { phase, key } of remaining(walk, start)) {
    const rows = await readRows(db, scope, phase, key, limit + 1 - found.length);
    found.push(...rows.map((row) => ({ ...row, phase: phase.name })));
    if (found.length > limit) break;
  }
  const page = found.slice(0, limit);
  const last = page.at(-1);
  const end = found.length > limit && last ? { phase: last.phase, key: last.key } : undefined;
  return { ids: page.map(({ id }) => id), end };
}

type FoundRow = z.infer<typeof FoundRow>;
const FoundRow = z.object({ id: z.string(), key: z.array(z.string()) });

/** The phases from the start on; only the first of them begins in the middle. */
function remaining(
  walk: readonly Phase[],
  start: PageEnd | undefined,
): { phase: Phase; key?: readonly string[] }[] {
  if (!start) return walk.map((phase) => ({ phase }));
  const index = walk.findIndex(({ name }) => name === start.phase);
  const first = walk[index];
  if (!first || !isKeyOf(first.columns, start.key)) {
    throw invalid("Invalid page token. Send next_page_token as the last page gave it, or none.");
  }
  return [{ phase: first, key: start.key }, ...walk.slice(index + 1).map((phase) => ({ phase }))];
}

async function readRows(
  db: Reader,
  scope: SearchScope,
  phase: Phase,
  key: readonly string[] | undefined,
  limit: number,
): Promise<FoundRow[]> {
  const order = orderByNames(phase.columns);
  const { prefix, experiment } = scopeOf(scope, phase);
  const where = [
    sql`${runs.teamId} = ${scope.teamId}::int4`,
    ...experiment,
    ...inView(scope.view),
    ...phase.where,
    ...(key ? [isAfter(phase.columns, key)] : []),
  ];
  const statement = sql`select found.id, ${keyOfNames(phase.columns)} as key from ${prefix} (
      select ${runs.id} as id, ${selectNamed(phase.columns)} from ${phase.from}
      where ${sql.join(where, sql` and `)} order by ${order} limit ${limit}::int8
    ) as found order by ${order} limit ${limit}::int8`;
  return z.array(FoundRow).parse([...(await db.execute(statement))]);
}

/**
 * One experiment is matched directly. Several are walked one by one, each in the order of its index and no further than
 * the page, and then merged: an index that leads with the experiment orders only within one.
 */
export function scopeOf(
  { teamId, experimentIds }: SearchScope,
  { experiment }: Pick<Phase, "experiment">,
): { prefix: SQL; experiment: SQL[] } {
  const [only] = experimentIds ?? [];
  if (experimentIds?.length === 1) return { prefix: sql``, experiment: [sql`${experiment} = ${only}::int4`] };
  const ids = experimentIds
    ? sql`unnest(${sql.param(experimentIds)}::int4[])`
    : sql`(select id from experiments where team_id = ${teamId}::int4)`;
  return {
    prefix: sql`${ids} as searched(id) cross join lateral`,
    experiment: [sql`${experiment} = searched.id`],
  };
}

export function inView(view: SearchScope["view"]): SQL[] {
  return view === "all" ? [] : [sql`${runs.lifecycleStage} = ${view}`];
}
