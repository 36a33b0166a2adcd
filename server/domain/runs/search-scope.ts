import { sql, type SQL } from "drizzle-orm";
import { experiments, runs } from "#db/schema/index.ts";

/** Which runs a search looks at, before any filter. */
export type SearchScope = {
  teamId: number;
  /** Undefined is every experiment of the team. */
  experimentIds: readonly number[] | undefined;
  view: "active" | "deleted" | "all";
};

/** The searched experiments as a FROM item `searched(id)`. */
export function searchedExperiments({ teamId, experimentIds }: SearchScope): SQL {
  const ids = experimentIds
    ? sql`unnest(${sql.param(experimentIds)}::int4[])`
    : sql`(select ${experiments.id} from ${experiments} where ${experiments.teamId} = ${teamId}::int4)`;
  return sql`${ids} as searched(id)`;
}

/** The life cycle as a condition on `runs`. */
export function inView({ view }: SearchScope): SQL[] {
  return view === "all" ? [] : [sql`${runs.lifecycleStage} = ${view}`];
}
