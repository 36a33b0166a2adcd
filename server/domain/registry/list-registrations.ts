import { and, desc, eq, or, sql } from "drizzle-orm";
import { modelVersions } from "#db/schema/index.ts";
import { query } from "#server/core/operation.ts";
import { readVersions } from "./read-versions.ts";
import { ListRegistrations, type ModelVersion } from "./schema.ts";

/** Most versions listed; a run or a logged model has few. */
const registrationsMax = 1_000;

/** The versions that were made of a run or of logged models, newest first. What the team does not have has none. */
export const listRegistrations = query({
  action: "modelVersion.read",
  input: ListRegistrations,
  async handle({ db, caller, input: { runId, loggedModelIds } }): Promise<ModelVersion[]> {
    const teamId = caller.team.id;
    const ofModels = sql`${modelVersions.loggedModelId} = any(${sql.param(loggedModelIds)}::text[])`;
    const stem = runId === undefined ? ofModels : or(eq(modelVersions.runId, runId), ofModels);
    const keys = await db
      .select({ modelId: modelVersions.registeredModelId, version: modelVersions.version })
      .from(modelVersions)
      .where(and(eq(modelVersions.teamId, teamId), stem))
      .orderBy(desc(modelVersions.createdAtMs), desc(modelVersions.version))
      .limit(registrationsMax);
    return readVersions(db, teamId, keys);
  },
});
