import { EmptyState } from "#components/common/empty-state.tsx";
import type { Caller } from "#server/auth/caller.ts";
import { mayTry } from "#server/auth/caller.ts";
import { AppError } from "#server/core/errors.ts";
import { listRunArtifacts } from "#server/domain/artifacts/index.ts";
import { ArtifactBrowser } from "./artifact-browser.tsx";

/** The files of a run, as a tree with a preview. `isRunning` keeps it current while the run trains. */
export async function ArtifactsTab(props: { caller: Caller; runId: string; isRunning: boolean }) {
  const { caller, runId, isRunning } = props;
  const listing = await listOrSentence(caller, runId);
  if (typeof listing === "string") return <EmptyState title="Kept elsewhere">{listing}</EmptyState>;
  return (
    <ArtifactBrowser
      teamSlug={caller.team.slug}
      runId={runId}
      listing={listing}
      isRunning={isRunning}
      canDelete={mayTry(caller, "artifact.delete")}
    />
  );
}

/** Artifacts may be in a bucket that this server has no business with: then its error says where. */
async function listOrSentence(caller: Caller, runId: string) {
  try {
    return await listRunArtifacts(caller, { runId });
  } catch (error) {
    if (error instanceof AppError && error.kind === "precondition") return error.message;
    throw error;
  }
}
