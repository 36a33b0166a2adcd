import { sql } from "drizzle-orm";
import { modelVersions, registeredModels } from "#db/schema/index.ts";
import { modelVersionLanguage } from "#server/core/filter/index.ts";
import { findPage } from "#server/core/filter/sql/page.ts";
import { readFilter, readOrder } from "#server/core/filter/sql/read.ts";
import { query } from "#server/core/operation.ts";
import { readVersions, type VersionKey } from "./read-versions.ts";
import { SearchModelVersions, type ModelVersion } from "./schema.ts";
import { compileVersionFilter, compileVersionOrder } from "./search-filter.ts";

/** A page of versions and, if there is more, the token of the next one. */
export type FoundVersions = { versions: ModelVersion[]; nextPageToken: string | undefined };

/**
 * Finds versions of the team's models by filter and order, a page at a time; those of prompts only when the filter asks for them.
 *
 * @throws AppError `invalid` for a filter or order that cannot be read (pointing at the column) and for a page token
 * that is garbage or another search's.
 */
export const searchModelVersions = query({
  action: "modelVersion.read",
  input: SearchModelVersions,
  async handle({ db, caller, input, now }): Promise<FoundVersions> {
    const teamId = caller.team.id;
    const search = {
      from: sql`${modelVersions} join ${registeredModels}
        on ${registeredModels.teamId} = ${modelVersions.teamId}
        and ${registeredModels.id} = ${modelVersions.registeredModelId}`,
      id: sql`(${modelVersions.registeredModelId} || '/' || ${modelVersions.version})`,
      where: [
        sql`${modelVersions.teamId} = ${teamId}::int4`,
        compileVersionFilter(readFilter(input.filter, modelVersionLanguage, now)),
      ],
      columns: compileVersionOrder(readOrder(input.orderBy, modelVersionLanguage)),
    };
    const { pageToken, limit, ...asked } = input;
    const { ids, nextPageToken } = await findPage(db, search, { pageToken, limit, bound: [teamId, asked] });
    return { versions: await readVersions(db, teamId, ids.map(toKey)), nextPageToken };
  },
});

function toKey(id: string): VersionKey {
  const [modelId, version] = id.split("/").map(Number);
  return { modelId: modelId ?? 0, version: version ?? 0 };
}
