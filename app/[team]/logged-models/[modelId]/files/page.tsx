import { ArtifactFolder } from "#components/artifacts/artifact-folder.tsx";
import { EmptyState } from "#components/common/empty-state.tsx";
import { locateLoggedModel } from "#server/domain/models/index.ts";
import { loadLoggedModelPage } from "../load.ts";

type Props = { params: Promise<{ team: string; modelId: string }> };

export default async function LoggedModelFilesPage({ params }: Props) {
  const { team, modelId } = await params;
  const { caller, model } = await loadLoggedModelPage(team, modelId);
  return (
    <ArtifactFolder
      caller={caller}
      locate={() => locateLoggedModel(caller, { modelId: model.id })}
      isGrowing={model.status === "PENDING"}
      empty={
        <EmptyState title="No files yet" command={'mlflow.sklearn.log_model(model, name="model")'}>
          The files of the model appear here as its client uploads them.
        </EmptyState>
      }
    />
  );
}
