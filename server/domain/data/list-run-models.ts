import { and, desc, eq, or, sql } from "drizzle-orm";
import { loggedModels, runModels } from "#db/schema/index.ts";
import type { Reader } from "#server/core/database.ts";
import { query } from "#server/core/operation.ts";
import { toUuids } from "#server/domain/runs/rules.ts";
import { ListRunModels, type RunModel } from "./schema.ts";

/** Most models listed; a run that keeps one at every step has more, and the search finds them. */
const modelsMax = 200;

/**
 * The logged models that a run made or read, newest first: those it names, and those that name it as their source. Deleted ones
 * are left out; a run that the team does not have has none.
 */
export const listRunModels = query({
  action: "loggedModel.read",
  input: ListRunModels,
  async handle({ db, caller, input: { runId } }): Promise<RunModel[]> {
    const links = await readLinks(db, caller.team.id, runId);
    const steps = new Map(
      links.flatMap(({ direction, modelId, step }) => (direction === "output" ? [[modelId, step]] : [])),
    );
    const models = await selectModels(
      db,
      caller.team.id,
      runId,
      links.map(({ modelId }) => modelId),
    );
    return models.map(({ sourceRunId, id, name, modelType, status, createdAtMs }) => {
      const relation = sourceRunId === runId || steps.has(id) ? "made" : "read";
      return { id, name, modelType, status, createdAtMs, relation, step: steps.get(id) };
    });
  },
});

function readLinks(db: Reader, teamId: number, runId: string) {
  const { modelId, direction, step } = runModels;
  return db
    .select({ modelId, direction, step })
    .from(runModels)
    .where(
      and(
        eq(runModels.teamId, teamId),
        sql`${runModels.runId} = any(${sql.param(toUuids([runId]))}::uuid[])`,
      ),
    );
}

function selectModels(db: Reader, teamId: number, runId: string, named: readonly string[]) {
  const { id, name, modelType, status, sourceRunId, createdAtMs, lifecycleStage } = loggedModels;
  return db
    .select({ id, name, modelType, status, sourceRunId, createdAtMs })
    .from(loggedModels)
    .where(
      and(
        eq(loggedModels.teamId, teamId),
        eq(lifecycleStage, "active"),
        or(eq(sourceRunId, runId), sql`${id} = any(${sql.param(named)}::text[])`),
      ),
    )
    .orderBy(desc(createdAtMs), id)
    .limit(modelsMax);
}
