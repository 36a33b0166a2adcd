import { eq, sql } from "drizzle-orm";
import { experiments, teams } from "#db/schema/index.ts";
import type { Tx } from "#server/core/database.ts";
import { conflict } from "#server/core/errors.ts";
import { mutation } from "#server/core/operation.ts";
import { loadExperiment } from "./load.ts";
import { resolveArtifactLocation } from "./rules.ts";
import { CreateExperiment, type Experiment } from "./schema.ts";
import { writeExperimentTags } from "./tags.ts";

/**
 * Creates an experiment; ids count up within the team.
 *
 * @throws AppError `conflict` when an experiment of the team has the name, archived ones included.
 */
export const createExperiment = mutation({
  action: "experiment.create",
  input: CreateExperiment,
  async handle({ tx, caller, input, now, record }): Promise<Experiment> {
    const teamId = caller.team.id;
    const id = await takeExperimentId(tx, teamId);
    const atMs = now.getTime();
    const inserted = await tx
      .insert(experiments)
      .values({
        teamId,
        id,
        name: input.name,
        artifactLocation: resolveArtifactLocation(input.artifactLocation, id),
        createdAtMs: atMs,
        updatedAtMs: atMs,
      })
      .onConflictDoNothing({ target: [experiments.teamId, experiments.name] })
      .returning({ id: experiments.id });
    if (inserted.length === 0) throw nameIsTaken(input.name);
    await writeExperimentTags(tx, teamId, id, input.tags);
    await record({ subject: { kind: "experiment", id: String(id) }, after: { name: input.name } });
    return loadExperiment(tx, teamId, id);
  },
});

/** The words of the reference, which clients and their tests read. */
export const nameIsTaken = (name: string) =>
  conflict(
    `Experiment(name=${name}) already exists. Choose another name; if you cannot see it, it may be archived.`,
  );

async function takeExperimentId(tx: Tx, teamId: number): Promise<number> {
  const [team] = await tx
    .update(teams)
    .set({ nextExperimentId: sql`${teams.nextExperimentId} + 1` })
    .where(eq(teams.id, teamId))
    .returning({ next: teams.nextExperimentId });
  if (!team) throw new Error(`team ${teamId} is gone while its caller is served`);
  return team.next - 1;
}
