import { and, eq } from "drizzle-orm";
import { loggedModels, runs } from "#db/schema/index.ts";
import type { Tx } from "#server/core/database.ts";
import { loadStoredModel } from "#server/domain/models/load.ts";
import { noLoggedModel } from "#server/domain/models/rules.ts";
import { toUuids } from "#server/domain/runs/rules.ts";
import { loadAliased, loadVersion } from "./load.ts";
import { isPrompt } from "./rules.ts";
import type { ModelVersion, RegistryTag } from "./schema.ts";
import { foreignSource, hostileSource, isInside, localSource, movingSource, readSource } from "./source.ts";

/** Where a version comes from, as the client says it. */
export type Origin = {
  source: string;
  runId?: string | undefined;
  loggedModelId?: string | undefined;
  tags: readonly RegistryTag[];
};

/** The same, settled: what is kept with the version. */
export type Settled = { downloadUri: string; runId: string | null; loggedModelId: string | null };

/**
 * Settles where a version's files are, within the caller's team, and which run and logged model it stems from. An id that names nothing
 * of the team is kept as a text and opens nothing; one that contradicts the source is refused.
 *
 * @throws AppError `invalid` for a source that is local, hostile, contradicted or no one version, `notFound` for a logged model or version
 *   that the team does not have, `precondition` for an alias that the model does not have.
 */
export async function resolveSource(tx: Tx, teamId: number, origin: Origin): Promise<Settled> {
  const { source } = origin;
  const runId = origin.runId || null;
  const loggedModelId = origin.loggedModelId || null;
  const asSent = { downloadUri: source, runId, loggedModelId };
  const read = readSource(source);
  switch (read.kind) {
    case "local":
      if (isPromptText(origin)) return asSent;
      throw localSource(source, loggedModelId === null ? "run_id" : "model_id");
    case "hostile":
      throw hostileSource(source);
    case "run":
      await assertSameRun(tx, teamId, origin, read.runId);
      return asSent;
    case "loggedModel":
      return settleLoggedModel(tx, teamId, origin, read.loggedModelId);
    case "version":
      return settleCopy(origin, await loadVersion(tx, teamId, read.name, read.version));
    case "alias":
      return settleCopy(origin, await loadAliased(tx, teamId, read.name, read.alias));
    case "moving":
      throw movingSource(source);
    case "kept":
      await assertOwned(tx, teamId, origin);
      return asSent;
    case "elsewhere":
      return asSent;
  }
}

/** A prompt has no files: its source is a word that names nothing. */
function isPromptText({ source, tags }: Origin): boolean {
  return isPrompt(tags) && /^[\w-]+$/u.test(source);
}

async function assertSameRun(tx: Tx, teamId: number, origin: Origin, inSource: string): Promise<void> {
  if (origin.runId === inSource) return;
  const known = await Promise.all([origin.runId ?? "", inSource].map((id) => findRunUri(tx, teamId, id)));
  const isContradicted = known.some((uri) => uri !== undefined);
  if (!origin.runId || isContradicted) throw foreignSource(origin.source, "run_id");
}

async function settleLoggedModel(tx: Tx, teamId: number, origin: Origin, id: string): Promise<Settled> {
  if (origin.loggedModelId && origin.loggedModelId !== id) throw foreignSource(origin.source, "model_id");
  const model = await loadStoredModel(tx, teamId, id);
  if (model.lifecycleStage === "deleted") throw noLoggedModel(id);
  const runId = origin.runId || model.sourceRunId || null;
  return { downloadUri: model.artifactUri, runId, loggedModelId: id };
}

/** A copy keeps where the files are, so that it outlives its original and the alias that led to it. */
function settleCopy(origin: Origin, original: ModelVersion): Settled {
  const { downloadUri, runId, loggedModelId } = original;
  if (origin.runId && origin.runId !== runId) throw foreignSource(origin.source, "run_id");
  if (origin.loggedModelId && origin.loggedModelId !== loggedModelId)
    throw foreignSource(origin.source, "model_id");
  return { downloadUri, runId, loggedModelId };
}

/** A source among the team's artifacts lies in the folder of the run or the model that is named with it. */
async function assertOwned(tx: Tx, teamId: number, { source, runId, loggedModelId }: Origin): Promise<void> {
  const [runUri, modelUri] = await Promise.all([
    findRunUri(tx, teamId, runId ?? ""),
    findModelUri(tx, teamId, loggedModelId ?? ""),
  ]);
  const folders = [runUri, modelUri].filter((uri) => uri !== undefined);
  if (folders.length === 0 || folders.some((uri) => isInside(source, uri))) return;
  throw foreignSource(source, modelUri === undefined ? "run_id" : "model_id");
}

async function findRunUri(tx: Tx, teamId: number, runId: string): Promise<string | undefined> {
  const [uuid] = toUuids([runId]);
  if (uuid === undefined) return undefined;
  const [run] = await tx
    .select({ uri: runs.artifactUri })
    .from(runs)
    .where(and(eq(runs.teamId, teamId), eq(runs.id, uuid)));
  return run?.uri;
}

async function findModelUri(tx: Tx, teamId: number, id: string): Promise<string | undefined> {
  const [model] = await tx
    .select({ uri: loggedModels.artifactUri })
    .from(loggedModels)
    .where(and(eq(loggedModels.teamId, teamId), eq(loggedModels.id, id)));
  return model?.uri;
}
