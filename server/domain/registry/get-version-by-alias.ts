import { and, eq, max } from "drizzle-orm";
import { modelVersions } from "#db/schema/index.ts";
import type { Reader } from "#server/core/database.ts";
import { query } from "#server/core/operation.ts";
import { findAlias } from "./find-alias.ts";
import { loadModel, loadVersion } from "./load.ts";
import { noAlias } from "./rules.ts";
import { GetVersionByAlias, type ModelVersion } from "./schema.ts";

/**
 * The version an alias points at; `latest` is the highest, whatever its stage.
 *
 * @throws AppError `notFound` for the model, `precondition` when it has no such alias.
 */
export const getVersionByAlias = query({
  action: "modelVersion.read",
  input: GetVersionByAlias,
  async handle({ db, caller, input: { name, alias } }): Promise<ModelVersion> {
    const teamId = caller.team.id;
    const { id } = await loadModel(db, teamId, name);
    const version =
      alias.toLowerCase() === "latest"
        ? await findHighest(db, teamId, id)
        : await findAlias(db, teamId, id, alias);
    if (version === undefined) throw noAlias(alias);
    return loadVersion(db, teamId, name, version);
  },
});

async function findHighest(db: Reader, teamId: number, modelId: number): Promise<number | undefined> {
  const [row] = await db
    .select({ version: max(modelVersions.version) })
    .from(modelVersions)
    .where(and(eq(modelVersions.teamId, teamId), eq(modelVersions.registeredModelId, modelId)));
  return row?.version ?? undefined;
}
