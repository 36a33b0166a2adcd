import { sql } from "drizzle-orm";
import { registeredModels } from "#db/schema/index.ts";
import { registeredModelLanguage } from "#server/core/filter/index.ts";
import { findPage } from "#server/core/filter/sql/page.ts";
import { readFilter, readOrder } from "#server/core/filter/sql/read.ts";
import { query } from "#server/core/operation.ts";
import { readModels } from "./read-models.ts";
import { SearchRegisteredModels, type RegisteredModel } from "./schema.ts";
import { compileModelFilter, compileModelOrder } from "./search-filter.ts";

/** A page of registered models and, if there is more, the token of the next one. */
export type FoundModels = { models: RegisteredModel[]; nextPageToken: string | undefined };

/**
 * Finds registered models by filter and order, a page at a time; prompts only when the filter asks for them.
 *
 * @throws AppError `invalid` for a filter or order that cannot be read (pointing at the column) and for a page token
 * that is garbage or another search's.
 */
export const searchRegisteredModels = query({
  action: "registeredModel.read",
  input: SearchRegisteredModels,
  async handle({ db, caller, input, now }): Promise<FoundModels> {
    const teamId = caller.team.id;
    const search = {
      from: sql`${registeredModels}`,
      id: sql`${registeredModels.id}`,
      where: [
        sql`${registeredModels.teamId} = ${teamId}::int4`,
        compileModelFilter(readFilter(input.filter, registeredModelLanguage, now)),
      ],
      columns: compileModelOrder(readOrder(input.orderBy, registeredModelLanguage)),
    };
    const { pageToken, limit, ...asked } = input;
    const { ids, nextPageToken } = await findPage(db, search, { pageToken, limit, bound: [teamId, asked] });
    return { models: await readModels(db, teamId, ids.map(Number)), nextPageToken };
  },
});
