import { and, asc, eq } from "drizzle-orm";
import { experiments, experimentTags } from "#db/schema/index.ts";
import type { Reader } from "#server/core/database.ts";
import { noExperiment } from "./rules.ts";
import type { Experiment, ExperimentId } from "./schema.ts";

/** Largest id the column holds; anything above names no experiment. */
const ID_MAX = 2_147_483_647;

/**
 * The team's experiment with this id, archived or not, with its tags.
 *
 * @throws AppError `notFound`
 */
export async function loadExperiment(db: Reader, teamId: number, id: ExperimentId): Promise<Experiment> {
  const found = id <= ID_MAX ? await findExperiment(db, teamId, eq(experiments.id, id)) : undefined;
  if (!found) throw noExperiment(id);
  return found;
}

/** The team's experiment with this name, archived or not, or undefined. */
export async function findExperimentByName(
  db: Reader,
  teamId: number,
  name: string,
): Promise<Experiment | undefined> {
  return name.includes("\0") ? undefined : findExperiment(db, teamId, eq(experiments.name, name));
}

async function findExperiment(
  db: Reader,
  teamId: number,
  is: ReturnType<typeof eq>,
): Promise<Experiment | undefined> {
  const rows = await db
    .select({
      id: experiments.id,
      name: experiments.name,
      artifactLocation: experiments.artifactLocation,
      lifecycleStage: experiments.lifecycleStage,
      createdAtMs: experiments.createdAtMs,
      updatedAtMs: experiments.updatedAtMs,
      key: experimentTags.key,
      value: experimentTags.value,
    })
    .from(experiments)
    .leftJoin(
      experimentTags,
      and(eq(experimentTags.teamId, experiments.teamId), eq(experimentTags.experimentId, experiments.id)),
    )
    .where(and(eq(experiments.teamId, teamId), is))
    .orderBy(asc(experimentTags.key));
  const [row] = rows;
  if (!row) return undefined;
  const { key: _key, value: _value, ...experiment } = row;
  const tags = rows.flatMap(({ key, value }) => (key === null || value === null ? [] : [{ key, value }]));
  return { ...experiment, tags };
}
