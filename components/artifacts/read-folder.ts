import type { Caller } from "#server/auth/caller.ts";
import { AppError } from "#server/core/errors.ts";
import type { ArtifactPage } from "#server/domain/artifacts/index.ts";
import { searchArtifacts } from "#server/domain/artifacts/index.ts";

/** A folder below the team's root and the first files in it, or the sentence that says where else they are kept. */
export type Folder = { folder: string; first: ArtifactPage } | string;

/** Reads the folder that `locate` finds. Files may be in a bucket that this server has no business with. */
export async function readFolder(caller: Caller, locate: () => Promise<{ folder: string }>): Promise<Folder> {
  const located = await locateOrSentence(locate);
  if (typeof located === "string") return located;
  const { folder } = located;
  return { folder, first: await searchArtifacts(caller, { path: folder }) };
}

async function locateOrSentence<Located>(locate: () => Promise<Located>): Promise<Located | string> {
  try {
    return await locate();
  } catch (error) {
    if (error instanceof AppError && error.kind === "precondition") return error.message;
    throw error;
  }
}
