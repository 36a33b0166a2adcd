import { rawSql } from "#server/core/database.ts";
import { AppError, invalid } from "#server/core/errors.ts";
import { intake } from "#server/core/operation.ts";
import { prepared } from "#server/core/run-statement.ts";
import { store } from "#server/store/open.ts";
import { assertNamesFree } from "./occupied.ts";
import { topicsOf } from "./roots.ts";
import { UploadArtifact } from "./schema.ts";
import { newStoreKey } from "./show.ts";
import { showTogether } from "./show-together.ts";

/**
 * Keeps a file under a path, in place of the one that was there. It is visible whole or not at all, and durable when
 * this resolves. The bytes go by before the transaction begins, so a slow upload holds no connection.
 * Like other logging it leaves no event: a run may upload thousands of files.
 *
 * @throws AppError `invalid` when a file stands where the path needs a folder, or the other way round.
 */
export const uploadArtifact = intake({
  action: "artifact.upload",
  input: UploadArtifact,
  async handle({ caller, input, now, notify }) {
    const { path } = input;
    if (path === "") throw invalid("Invalid path", { reason: "A file needs a name." });
    const teamId = caller.team.id;
    await assertNamesFree(prepared(rawSql()), teamId, [path]);
    const storeKey = newStoreKey(teamId);
    const stored = await store().put(storeKey, input.bytes);
    try {
      await showTogether(teamId, { path, storeKey, ...stored, createdAt: now });
    } catch (error) {
      // Any other failure may have come after the commit: then the sweep decides about the bytes.
      if (error instanceof AppError) await store().delete(storeKey);
      throw error;
    }
    for (const topic of topicsOf(path)) notify(topic);
    return { path, ...stored };
  },
});
