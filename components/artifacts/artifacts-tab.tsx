import { EmptyState } from "#components/common/empty-state.tsx";
import type { Caller } from "#server/auth/caller.ts";
import { locateRunArtifacts } from "#server/domain/artifacts/index.ts";
import { ArtifactFolder } from "./artifact-folder.tsx";

/** The files of a run. `isRunning` keeps them current while the run trains. */
export function ArtifactsTab(props: { caller: Caller; runId: string; isRunning: boolean }) {
  const { caller, runId, isRunning } = props;
  return (
    <ArtifactFolder
      caller={caller}
      locate={() => locateRunArtifacts(caller, { runId })}
      isGrowing={isRunning}
      empty={
        <EmptyState title="No artifacts yet" command={'mlflow.log_artifact("model.pkl")'}>
          Files that the run logs, such as models, figures and tables, appear here.
        </EmptyState>
      }
    />
  );
}
