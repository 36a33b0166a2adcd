import { eq, or } from "drizzle-orm";
import { artifacts } from "#db/schema/index.ts";
import { invalid, notFound } from "#server/core/errors.ts";
import { mutation } from "#server/core/operation.ts";
import { within } from "#server/core/run-statement.ts";
import { below } from "./below.ts";
import { hideFiles } from "./hide.ts";
import { lockTree } from "./lock.ts";
import { topicsOf } from "./roots.ts";
import { AtPath } from "./schema.ts";

/**
 * Removes a file, or a folder with all that is in it. The bytes follow within minutes.
 *
 * @throws AppError `notFound` when nothing is there, `invalid` for the team's whole root.
 */
export const deleteArtifacts = mutation({
  action: "artifact.delete",
  input: AtPath,
  async handle({ tx, caller, input, now, record }) {
    const { path } = input;
    if (path === "") throw invalid("Invalid path", { reason: "Name a file or a folder to delete." });
    const teamId = caller.team.id;
    await lockTree(within(tx), teamId, path);
    const here = or(eq(artifacts.path, path), below(teamId, path));
    const gone = await hideFiles(tx, teamId, here, now);
    if (gone.files === 0) throw notFound(`No artifact at "${path}".`);
    await record({ subject: { kind: "artifact", id: path }, before: gone, topics: topicsOf(path) });
    return { path, ...gone };
  },
});
