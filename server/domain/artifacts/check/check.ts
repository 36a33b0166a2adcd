import { query } from "#server/core/operation.ts";
import { isStoreForeign } from "../store-identity.ts";
import { findFaults } from "./faults.ts";
import { CheckArtifacts, type ArtifactCheck } from "./schema.ts";
import { findStray } from "./stray.ts";

/**
 * Compares the team's files with the bytes in the store, in both directions, and changes nothing. Files that are uploaded,
 * replaced or deleted meanwhile are not faults. `isDeep` reads every byte and compares size and SHA-256.
 *
 * @throws AppError `unavailable` when the store cannot be used.
 */
export const checkArtifacts = query({
  action: "artifact.check",
  input: CheckArtifacts,
  async handle({ db, caller, input, now }): Promise<ArtifactCheck> {
    const teamId = caller.team.id;
    const isForeign = await isStoreForeign(db);
    const { files, missing, damaged } = await findFaults(db, teamId, input.isDeep);
    const { stray, underWay } = await findStray(db, teamId, now);
    return { files, missing, damaged, stray, underWay, isForeign };
  },
});
