import type { Caller } from "#server/auth/caller.ts";
import { listRunModels } from "#server/domain/data/index.ts";
import { getLoggedModel, locateLoggedModel } from "#server/domain/models/index.ts";
import { VERSIONS_TAG } from "#server/domain/models/rules.ts";
import { readFiles } from "./read-files.ts";
import type { RecordedModel } from "./recording.ts";

/** The logged models that a run made, from the first to the last. */
export async function readModels(caller: Caller, runId: string): Promise<RecordedModel[]> {
  const models: RecordedModel[] = [];
  for (const { id, relation } of await listRunModels(caller, { runId }))
    if (relation === "made") models.unshift(await readModel(caller, id));
  return models;
}

async function readModel(caller: Caller, modelId: string): Promise<RecordedModel> {
  const { id, artifactUri, name, modelType, params, tags, metrics } = await getLoggedModel(caller, {
    modelId,
  });
  const { folder } = await locateLoggedModel(caller, { modelId });
  return {
    id,
    artifactUri,
    name,
    modelType,
    params,
    // Registering a version writes this tag by itself.
    tags: tags.filter(({ key }) => key !== VERSIONS_TAG),
    metrics: metrics.map(({ key, value, step, timeMs, dataset }) => ({
      key,
      value,
      step: Number(step),
      timeMs: Number(timeMs),
      dataset,
    })),
    files: await readFiles(caller, folder),
  };
}
