import { and, asc, eq, sql } from "drizzle-orm";
import { datasets, runInputs } from "#db/schema/index.ts";
import { query } from "#server/core/operation.ts";
import { toRunId, toUuids } from "#server/domain/runs/rules.ts";
import { OfRuns, type RunDataset } from "./schema.ts";

/** The datasets that runs read, by run id and in the order in which they came, without the schemas and profiles that can be large. Every id asked for has an entry. */
export const listRunDatasets = query({
  action: "run.read",
  input: OfRuns,
  async handle({ db, caller, input: { runIds } }): Promise<Map<string, RunDataset[]>> {
    const { teamId, runId, tagKeys, tagValues, position } = runInputs;
    const context = sql<string | null>`${tagValues}[array_position(${tagKeys}, 'mlflow.data.context')]`;
    const rows = await db
      .select({ runId, name: datasets.name, digest: datasets.digest, context })
      .from(runInputs)
      .innerJoin(datasets, and(eq(datasets.teamId, teamId), eq(datasets.id, runInputs.datasetId)))
      .where(and(eq(teamId, caller.team.id), sql`${runId} = any(${sql.param(toUuids(runIds))}::uuid[])`))
      .orderBy(asc(position));
    const found = new Map(runIds.map((id): [string, RunDataset[]] => [id, []]));
    for (const { runId: uuid, ...dataset } of rows) found.get(toRunId(uuid))?.push(dataset);
    return found;
  },
});
