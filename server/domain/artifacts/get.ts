import { query } from "#server/core/operation.ts";
import { contentTypeOf } from "./content-type.ts";
import { loadFile } from "./open.ts";
import { AtPath, type ArtifactFacts } from "./schema.ts";

/** What is known of a file by its path below the team's root, without its bytes. @throws AppError `notFound`. */
export const getArtifact = query({
  action: "artifact.read",
  input: AtPath,
  async handle({ db, caller, input }): Promise<ArtifactFacts> {
    const { path, name, sizeBytes, sha256, createdAt } = await loadFile(db, caller.team.id, input.path);
    return { path, name, sizeBytes, sha256, createdAt, contentType: contentTypeOf(name) };
  },
});
