import { and, eq, inArray } from "drizzle-orm";
import { datasets, runInputs, runModels } from "#db/schema/index.ts";
import type { Tx } from "#server/core/database.ts";
import { mutation } from "#server/core/operation.ts";
import { loadActiveRun, type StoredRun, subjectOf } from "#server/domain/runs/load.ts";
import { type DatasetInput, LogInputs } from "./schema.ts";

/**
 * Records what a run read. Clients repeat requests, so what is there already stays as it is, its tags included.
 *
 * @throws AppError `notFound` for the run, `invalid` when it is archived.
 */
export const logInputs = mutation({
  action: "run.logInputs",
  input: LogInputs,
  async handle({ tx, caller, input, record }): Promise<void> {
    const run = await loadActiveRun(tx, caller.team.id, input.runId);
    const inputs = [...new Map(input.datasets.map((one) => [identify(one.dataset), one])).values()];
    await writeDatasetInputs(tx, caller.team.id, run, inputs);
    await writeModelInputs(tx, caller.team.id, run, input.models);
    const after = {
      datasets: inputs.map(({ dataset: { name, digest } }) => ({ name, digest })),
      models: input.models.map(({ modelId }) => modelId),
    };
    await record({ ...subjectOf(run, input.runId), after });
  },
});

async function writeDatasetInputs(
  tx: Tx,
  teamId: number,
  run: StoredRun,
  inputs: DatasetInput[],
): Promise<void> {
  if (inputs.length === 0) return;
  const ids = await ensureDatasets(tx, teamId, run.experimentId, inputs);
  const rows = inputs.flatMap(({ dataset, tags }) => {
    const datasetId = ids.get(identify(dataset));
    if (datasetId === undefined) return [];
    const tagKeys = tags.map(({ key }) => key);
    const tagValues = tags.map(({ value }) => value);
    return [{ teamId, runId: run.id, datasetId, tagKeys, tagValues }];
  });
  await tx.insert(runInputs).values(rows).onConflictDoNothing();
}

/** The ids of the experiment's datasets by identity; those it lacks are made, in one order for everybody, so that writers never wait in a circle. */
async function ensureDatasets(tx: Tx, teamId: number, experimentId: number, inputs: DatasetInput[]) {
  const rows = inputs
    .map(({ dataset }) => ({ teamId, experimentId, ...dataset }))
    .toSorted((one, other) => (identify(one) < identify(other) ? -1 : 1));
  await tx.insert(datasets).values(rows).onConflictDoNothing();
  const names = [...new Set(rows.map(({ name }) => name))];
  const known = await tx
    .select({ id: datasets.id, name: datasets.name, digest: datasets.digest })
    .from(datasets)
    .where(
      and(
        eq(datasets.teamId, teamId),
        eq(datasets.experimentId, experimentId),
        inArray(datasets.name, names),
      ),
    );
  return new Map(known.map((dataset) => [identify(dataset), dataset.id]));
}

async function writeModelInputs(tx: Tx, teamId: number, run: StoredRun, models: { modelId: string }[]) {
  if (models.length === 0) return;
  const rows = models.map(({ modelId }) => ({
    teamId,
    runId: run.id,
    direction: "input" as const,
    modelId,
    step: 0n,
  }));
  await tx.insert(runModels).values(rows).onConflictDoNothing();
}

/** Neither part can hold the separator. */
const identify = ({ name, digest }: { name: string; digest: string }) => `${name}\0${digest}`;
