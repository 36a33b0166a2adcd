import { query } from "#server/core/operation.ts";
import { loadRunRoot } from "./roots.ts";
import { LocateRunArtifacts } from "./schema.ts";

/**
 * Where a run's files are: their address, and the folder below the team's root.
 *
 * @throws AppError `notFound`, `precondition` when its files are kept elsewhere.
 */
export const locateRunArtifacts = query({
  action: "artifact.read",
  input: LocateRunArtifacts,
  async handle({ db, caller, input }): Promise<{ rootUri: string; folder: string }> {
    const { uri, path } = await loadRunRoot(db, caller.team.id, input.runId);
    return { rootUri: uri, folder: path };
  },
});
