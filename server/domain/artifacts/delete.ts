import { and, eq, or, sql } from "drizzle-orm";
import { artifactDiscards, artifacts } from "#db/schema/index.ts";
import { invalid, notFound } from "#server/core/errors.ts";
import { mutation } from "#server/core/operation.ts";
import { below } from "./below.ts";
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
    await lockTree(tx, teamId, path);
    const here = or(and(eq(artifacts.teamId, teamId), eq(artifacts.path, path)), below(teamId, path));
    const [gone] = await tx.execute<{ files: number; sizeBytes: number }>(sql`
      with gone as (delete from ${artifacts} where ${here} returning store_key, size_bytes),
      noted as (
        insert into ${artifactDiscards} (team_id, store_key, discarded_at)
        select ${teamId}, store_key, ${now.toISOString()}::timestamptz from gone)
      select count(*)::int as files, coalesce(sum(size_bytes), 0)::float8 as "sizeBytes" from gone`);
    if (gone === undefined || gone.files === 0) throw notFound(`No artifact at "${path}".`);
    await record({ subject: { kind: "artifact", id: path }, before: gone, topics: topicsOf(path) });
    return { path, ...gone };
  },
});
