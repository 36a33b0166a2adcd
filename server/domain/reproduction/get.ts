import { settings } from "#server/core/env.ts";
import { query } from "#server/core/operation.ts";
import { listRunData } from "#server/domain/data/index.ts";
import { getRun } from "#server/domain/runs/index.ts";
import { findEnvironmentFiles, readPythonVersion } from "./files.ts";
import { planReproduction } from "./plan.ts";
import { GetReproduction, type Reproduction } from "./schema.ts";

/**
 * How to make a run again: shell steps from what is recorded, and what is not recorded with the line that records it.
 *
 * @throws AppError `notFound`
 */
export const getReproduction = query({
  action: "run.read",
  input: GetReproduction,
  async handle({ db, caller, input: { runId } }): Promise<Reproduction> {
    const [run, data] = await Promise.all([
      getRun(caller, { runId }),
      listRunData(caller, { runIds: [runId] }),
    ]);
    const ofRun = data.get(runId);
    const modelIds = ofRun?.modelOutputs.map(({ modelId }) => modelId) ?? [];
    const environmentFiles = await findEnvironmentFiles(db, caller.team.id, run.artifactUri, modelIds);
    return planReproduction({
      runId,
      experimentId: run.experimentId,
      tags: new Map(run.tags.map(({ key, value }) => [key, value])),
      params: run.params,
      datasets: ofRun?.datasets ?? [],
      environmentFiles,
      pythonVersion: await readPythonVersion(caller, environmentFiles),
      serverUrl: settings.publicUrl,
    });
  },
});
