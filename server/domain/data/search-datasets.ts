import { and, asc, eq, inArray, sql } from "drizzle-orm";
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
    return db
      .selectDistinct({
        experimentId: datasets.experimentId,
        name: datasets.name,
        digest: datasets.digest,
        context: context.as("context"),
      })
      .from(datasets)
      .innerJoin(runInputs, and(eq(runInputs.teamId, datasets.teamId), eq(runInputs.datasetId, datasets.id)))
      .where(and(eq(datasets.teamId, caller.team.id), inArray(datasets.experimentId, input.experimentIds)))
      .orderBy(asc(datasets.experimentId), asc(datasets.name), asc(datasets.digest), sql`context`)
      .limit(SUMMARIES_MAX);
  },
});
