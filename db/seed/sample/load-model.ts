import type { Caller } from "#server/auth/caller.ts";
import { logOutputs } from "#server/domain/data/index.ts";
import {
  createLoggedModel,
  locateLoggedModel,
  logModelMetrics,
  updateLoggedModel,
} from "#server/domain/models/index.ts";
import { loadFiles } from "./load-files.ts";
import type { RecordedFile, RecordedModel } from "./recording.ts";

/** The run that made a model: its id where it was recorded, its id here and its experiment here. */
export type MakerRun = { recordedId: string; id: string; experimentId: number };

/** Logs a recorded model anew for the run that made it. Answers the id it has here. */
export async function loadModel(caller: Caller, run: MakerRun, recorded: RecordedModel): Promise<string> {
  const { name, modelType, params, tags, metrics, files } = recorded;
  const { experimentId, id: runId } = run;
  const made = await createLoggedModel(caller, {
    experimentId,
    name,
    modelType,
    sourceRunId: runId,
    params,
    tags,
  });
  const { rootUri, folder } = await locateLoggedModel(caller, { modelId: made.id });
  const namesHere = new Map([
    [recorded.artifactUri, rootUri],
    [recorded.id, made.id],
    [run.recordedId, runId],
  ]);
  await loadFiles(
    caller,
    folder,
    files.map((file) => renameInside(file, namesHere)),
  );
  await updateLoggedModel(caller, { modelId: made.id, status: "READY" });
  await logOutputs(caller, { runId, models: [{ modelId: made.id, step: 0n }] });
  const points = metrics.map((point) => Object.assign(point, { modelId: made.id }));
  await logModelMetrics(caller, { runId, metrics: points });
  return made.id;
}

/** A model's `MLmodel` names its run, itself and its place, and clients read them there. */
function renameInside(file: RecordedFile, namesHere: ReadonlyMap<string, string>): RecordedFile {
  if (file.path !== "MLmodel") return file;
  let text = Buffer.from(file.base64, "base64").toString();
  for (const [recorded, here] of namesHere) text = text.replaceAll(recorded, here);
  return { path: file.path, base64: Buffer.from(text).toString("base64") };
}
