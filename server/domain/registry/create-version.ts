import { and, eq, sql } from "drizzle-orm";
import { modelVersions, registeredModels } from "#db/schema/index.ts";
import type { Tx } from "#server/core/database.ts";
import { mutation } from "#server/core/operation.ts";
import { noteVersion } from "#server/domain/models/set-tags.ts";
import { announceVersion } from "./announce.ts";
import { loadVersion } from "./load.ts";
import { resolveSource } from "./resolve.ts";
import { noModel } from "./rules.ts";
import { CreateModelVersion, type ModelVersion } from "./schema.ts";
import { versionSubject } from "./subject.ts";
import { writeVersionTags } from "./tags.ts";

/**
 * Registers a version. Numbers count up within the model, without gaps, and are never used again. Where its files are is settled now:
 * a copy stays when its original goes.
 *
 * @throws AppError `notFound` for the model or what the source names, `invalid` for a source that is not allowed.
 */
export const createModelVersion = mutation({
  action: "modelVersion.create",
  input: CreateModelVersion,
  async handle({ tx, caller, input, now, record }): Promise<ModelVersion> {
    const teamId = caller.team.id;
    const { name, source, description, tags } = input;
    const { id, version } = await takeNumber(tx, teamId, name, now);
    const settled = await resolveSource(tx, teamId, input);
    await tx.insert(modelVersions).values({
      teamId,
      registeredModelId: id,
      version,
      description,
      source,
      ...settled,
      runLink: input.runLink || null,
      createdAtMs: now.getTime(),
      updatedAtMs: now.getTime(),
      createdBy: caller.actor,
    });
    await writeVersionTags(tx, teamId, { modelId: id, version }, tags);
    if (settled.loggedModelId !== null)
      await noteVersion(tx, teamId, settled.loggedModelId, { name, version });
    const about = { teamId, modelId: id, at: now };
    await announceVersion(tx, about, { name, version, source, runId: settled.runId, tags, description });
    await record({
      ...versionSubject({ id, name }, version),
      after: { name, version, source, runId: settled.runId },
    });
    return loadVersion(tx, teamId, name, version);
  },
});

/** The row stays locked until the transaction ends, so that a number that is taken back leaves no gap. */
async function takeNumber(tx: Tx, teamId: number, name: string, now: Date) {
  const [model] = await tx
    .update(registeredModels)
    .set({ nextVersion: sql`${registeredModels.nextVersion} + 1`, updatedAtMs: now.getTime() })
    .where(and(eq(registeredModels.teamId, teamId), eq(registeredModels.name, name)))
    .returning({ id: registeredModels.id, next: registeredModels.nextVersion });
  if (!model) throw noModel(name);
  return { id: model.id, version: model.next - 1 };
}
