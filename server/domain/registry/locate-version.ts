import { query } from "#server/core/operation.ts";
import { joinPath } from "#server/domain/artifacts/list.ts";
import { parseArtifactPath } from "#server/domain/artifacts/paths.ts";
import { loadRunRoot, pathOfUri } from "#server/domain/artifacts/roots.ts";
import { loadVersion } from "./load.ts";
import { LocateModelVersion } from "./schema.ts";

/**
 * The folder of a version's files below the team's root.
 *
 * @throws AppError `notFound`, `precondition` when its files are kept elsewhere.
 */
export const locateModelVersion = query({
  action: "artifact.read",
  input: LocateModelVersion,
  async handle({ db, caller, input: { name, version } }): Promise<{ folder: string }> {
    const { downloadUri } = await loadVersion(db, caller.team.id, name, version);
    const [, runId, inside] = /^runs:\/+([^/]+)\/?(.*)$/su.exec(downloadUri) ?? [];
    if (runId === undefined) return { folder: pathOfUri(downloadUri) };
    const { path } = await loadRunRoot(db, caller.team.id, runId);
    return { folder: joinPath(path, parseArtifactPath(inside ?? "")) };
  },
});
