import { and, desc, eq, or } from "drizzle-orm";
import { modelVersions } from "#db/schema/index.ts";
import { query } from "#server/core/operation.ts";
import { readVersions } from "./read-versions.ts";
import { ListRegistrations, type ModelVersion } from "./schema.ts";

/** Most versions listed; a run has few. */
const registrationsMax = 100;

/** The versions that were made of a run or of a logged model, newest first. What the team does not have has none. */
export const listRegistrations = query({
  action: "modelVersion.read",
  input: ListRegistrations,
  async handle({ db, caller, input: { runId, loggedModelId } }): Promise<ModelVersion[]> {
    const teamId = caller.team.id;
    const stems = [
      runId === undefined ? undefined : eq(modelVersions.runId, runId),
      loggedModelId === undefined ? undefined : eq(modelVersions.loggedModelId, loggedModelId),
    ].filter((condition) => condition !== undefined);
    if (stems.length === 0) return [];
    const keys = await db
      .select({ modelId: modelVersions.registeredModelId, version: modelVersions.version })
      .from(modelVersions)
      .where(and(eq(modelVersions.teamId, teamId), or(...stems)))
      .orderBy(desc(modelVersions.createdAtMs), desc(modelVersions.version))
      .limit(registrationsMax);
    return readVersions(db, teamId, keys);
  },
});
