import { and, eq } from "drizzle-orm";
import { experiments, experimentTags } from "#db/schema/index.ts";
import type { Tx } from "#server/core/database.ts";
import { findCode } from "#server/core/errors.ts";
import { mutation } from "#server/core/operation.ts";
import { nameIsTaken } from "./create.ts";
import { loadExperiment } from "./load.ts";
import { assertActive, NOTE_TAG } from "./rules.ts";
import { UpdateExperiment, type Experiment } from "./schema.ts";
import { writeExperimentTags } from "./tags.ts";

const UNIQUE_VIOLATION = "23505";

/**
 * Renames and describes an experiment; what is absent stays.
 *
 * @throws AppError `notFound`, `invalid` when it is archived, `conflict` when the name is taken.
 */
export const updateExperiment = mutation({
  action: "experiment.update",
  input: UpdateExperiment,
  async handle({ tx, caller, input, now, record }): Promise<Experiment> {
    const teamId = caller.team.id;
    const before = await loadExperiment(tx, teamId, input.experimentId);
    assertActive(before);
    const name = input.name ?? before.name;
    await rename(tx, teamId, before.id, name, now.getTime());
    if (input.description !== undefined) await describe(tx, teamId, before.id, input.description);
    await record({
      subject: { kind: "experiment", id: String(before.id) },
      before: { name: before.name },
      after: { name, described: input.description !== undefined },
    });
    return loadExperiment(tx, teamId, before.id);
  },
});

async function rename(tx: Tx, teamId: number, id: number, name: string, atMs: number): Promise<void> {
  try {
    await tx
      .update(experiments)
      .set({ name, updatedAtMs: atMs })
      .where(and(eq(experiments.teamId, teamId), eq(experiments.id, id)));
  } catch (error) {
    if (findCode(error) === UNIQUE_VIOLATION) throw nameIsTaken(name);
    throw error;
  }
}

async function describe(tx: Tx, teamId: number, experimentId: number, value: string): Promise<void> {
  if (value !== "") return writeExperimentTags(tx, teamId, experimentId, [{ key: NOTE_TAG, value }]);
  await tx
    .delete(experimentTags)
    .where(
      and(
        eq(experimentTags.teamId, teamId),
        eq(experimentTags.experimentId, experimentId),
        eq(experimentTags.key, NOTE_TAG),
      ),
    );
}
