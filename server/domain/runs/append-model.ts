import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { runs, runTags } from "#db/schema/index.ts";
import type { Tx } from "#server/core/database.ts";
import { invalid } from "#server/core/errors.ts";
import { mutation } from "#server/core/operation.ts";
import { loadActiveRun, subjectOf } from "./load.ts";
import { AppendModel } from "./schema.ts";
import { writeRunTags } from "./write-tags.ts";

/** The tag in which MLflow 2 lists the models of a run, as JSON. */
const HISTORY_TAG = "mlflow.log-model.history";

/**
 * Adds a model to the list that MLflow 2 keeps in a tag of the run. The run's row is locked, so that models added at once are all kept.
 *
 * @throws AppError `notFound`, `invalid` when the run is archived or the description is not MLflow's.
 */
export const appendModel = mutation({
  action: "run.setTag",
  input: AppendModel,
  async handle({ tx, caller, input: { runId, modelJson }, record }): Promise<void> {
    const model = parseModel(modelJson);
    const run = await loadActiveRun(tx, caller.team.id, runId);
    const history = await lockHistory(tx, caller.team.id, run.id);
    const value = AppendModel.shape.modelJson.safeParse(JSON.stringify([...history, model]));
    if (!value.success) throw invalid(`The tag ${HISTORY_TAG} has no room for another model.`);
    await writeRunTags(tx, caller.team.id, [run.id], [{ key: HISTORY_TAG, value: value.data }]);
    await record({ ...subjectOf(run, runId), after: { key: HISTORY_TAG, model: model.artifact_path } });
  },
});

const Model = z.looseObject({
  artifact_path: z.unknown(),
  flavors: z.unknown(),
  utc_time_created: z.unknown(),
  run_id: z.unknown(),
});

function parseModel(json: string): z.output<typeof Model> {
  const model = Model.safeParse(parseJson(json));
  if (!model.success) throw invalid("Malformed model info: it must be a JSON object.");
  const missing = Object.keys(Model.shape).filter((field) => model.data[field] === undefined);
  if (missing.length === 0) return model.data;
  throw invalid(`Model json is missing mandatory fields: ${missing.join(", ")}.`);
}

async function lockHistory(tx: Tx, teamId: number, uuid: string): Promise<unknown[]> {
  await tx
    .select({ id: runs.id })
    .from(runs)
    .where(and(eq(runs.teamId, teamId), eq(runs.id, uuid)))
    .for("no key update");
  const [tag] = await tx
    .select({ value: runTags.value })
    .from(runTags)
    .where(and(eq(runTags.teamId, teamId), eq(runTags.runId, uuid), eq(runTags.key, HISTORY_TAG)));
  const history = tag === undefined ? [] : parseJson(tag.value);
  if (!Array.isArray(history)) throw invalid(`The tag ${HISTORY_TAG} is not a JSON list: remove it first.`);
  return history;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
