import { and, asc, eq, sql } from "drizzle-orm";
import { datasets, runInputs } from "#db/schema/index.ts";
import { query } from "#server/core/operation.ts";
import { type DatasetSummary, SearchDatasets, SUMMARIES_MAX } from "./schema.ts";

/** The datasets that runs of some experiments read, each with each context it was read in; at most 1,000. */
export const searchDatasets = query({
  action: "experiment.read",
  input: SearchDatasets,
  handle({ db, caller, input }): Promise<DatasetSummary[]> {
    const context = sql<
      string | null
    >`${runInputs.tagValues}[array_position(${runInputs.tagKeys}, 'mlflow.data.context')]`;
    // Wider than the column, so that an id beyond it finds nothing.
    const inExperiments = sql`${datasets.experimentId} = any(${sql.param(input.experimentIds)}::int8[])`;
    return db
      .selectDistinct({
        experimentId: datasets.experimentId,
        name: datasets.name,
        digest: datasets.digest,
        context: context.as("context"),
      })
      .from(datasets)
      .innerJoin(runInputs, and(eq(runInputs.teamId, datasets.teamId), eq(runInputs.datasetId, datasets.id)))
      .where(and(eq(datasets.teamId, caller.team.id), inExperiments))
      .orderBy(asc(datasets.experimentId), asc(datasets.name), asc(datasets.digest), sql`context`)
      .limit(SUMMARIES_MAX);
  },
});
