import type { ReactNode } from "react";
import { EmptyState } from "#components/common/empty-state.tsx";
import type { Caller } from "#server/auth/caller.ts";
import { mayTry } from "#server/auth/caller.ts";
import { AppError } from "#server/core/errors.ts";
import { searchArtifacts } from "#server/domain/artifacts/index.ts";
import { ArtifactBrowser } from "./artifact-browser.tsx";

/**
 * The files below a folder of the team's root, such as that of a run, a logged model or a model version, as a tree with a
 * preview. `locate` finds the folder; where the files are kept elsewhere, its sentence stands in their place.
 * `isGrowing` keeps the tree current, and `empty` is what stands where there is no file yet.
 */
export async function ArtifactFolder(props: {
  caller: Caller;
  locate: () => Promise<{ folder: string }>;
  isGrowing: boolean;
  empty: ReactNode;
}) {
  const { caller, isGrowing, empty } = props;
  const located = await locateOrSentence(props.locate);
  if (typeof located === "string") return <EmptyState title="Kept elsewhere">{located}</EmptyState>;
  const { folder } = located;
  return (
    <ArtifactBrowser
      teamSlug={caller.team.slug}
      folder={folder}
      first={await searchArtifacts(caller, { path: folder })}
      isGrowing={isGrowing}
      canDelete={mayTry(caller, "artifact.delete")}
      empty={empty}
    />
  );
}

/** Artifacts may be in a bucket that this server has no business with: then the error says where. */
async function locateOrSentence(locate: () => Promise<{ folder: string }>) {
  try {
    return await locate();
  } catch (error) {
    if (error instanceof AppError && error.kind === "precondition") return error.message;
    throw error;
  }
}
