import { sql, type SQL } from "drizzle-orm";
import { experiments, runs } from "#db/schema/index.ts";

/** Which runs a search looks at, before any filter. */
export type SearchScope = {
  teamId: number;
  /** Undefined is every experiment of the team. */
  experimentIds: readonly number[] | undefined;
  view: "active" | "deleted" | "all";
  nesting: "every" | "top";
};

/** The searched experiments as a FROM item `searched(id)`. */
export function searchedExperiments({ teamId, experimentIds }: SearchScope): SQL {
  const ids = experimentIds
    ? sql`unnest(${sql.param(experimentIds)}::int4[])`
    : sql`(select ${experiments.id} from ${experiments} where ${experiments.teamId} = ${teamId}::int4)`;
  return sql`${ids} as searched(id)`;
}

/** The life cycle and the nesting as conditions on `runs`. */
export function inView({ view, nesting }: SearchScope): SQL[] {
  return [
    ...(view === "all" ? [] : [sql`${runs.lifecycleStage} = ${view}`]),
    ...(nesting === "every" ? [] : [sql`(${runs.parentRunId} is null or not ${hasParentBeside()})`]),
  ];
}

/** A parent that is archived, elsewhere or its own child cannot show the run below it. */
function hasParentBeside(): SQL {
  return sql`exists (select from ${runs} as parent where parent.team_id = ${runs.teamId}
    and parent.id = ${runs.parentRunId} and parent.id <> ${runs.id}
    and parent.experiment_id = ${runs.experimentId} and parent.lifecycle_stage = 'active')`;
}
