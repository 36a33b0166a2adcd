import type { ReactNode } from "react";
import { EmptyState } from "#components/common/empty-state.tsx";
import type { Caller } from "#server/auth/caller.ts";
import { mayTry } from "#server/auth/caller.ts";
import { ArtifactBrowser } from "./artifact-browser.tsx";
import { readFolder } from "./read-folder.ts";

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
  const folder = await readFolder(caller, props.locate);
  if (typeof folder === "string") return <EmptyState title="Kept elsewhere">{folder}</EmptyState>;
  return (
    <ArtifactBrowser
      teamSlug={caller.team.slug}
      {...folder}
      isGrowing={isGrowing}
      canDelete={mayTry(caller, "artifact.delete")}
      empty={empty}
    />
  );
}
