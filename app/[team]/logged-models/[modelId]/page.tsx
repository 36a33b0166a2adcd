import { readFolder } from "#components/artifacts/read-folder.ts";
import { LoggedModelOverview } from "#components/models/logged-model-overview.tsx";
import { locateLoggedModel } from "#server/domain/models/index.ts";
import { listRegistrations } from "#server/domain/registry/index.ts";
import { loadLoggedModelPage } from "./load.ts";

type Props = { params: Promise<{ team: string; modelId: string }> };

export default async function LoggedModelPage({ params }: Props) {
  const { team, modelId } = await params;
  const { caller, model } = await loadLoggedModelPage(team, modelId);
  const [versions, files] = await Promise.all([
    listRegistrations(caller, { loggedModelIds: [model.id] }),
    readFolder(caller, () => locateLoggedModel(caller, { modelId: model.id })),
  ]);
  return <LoggedModelOverview initialVersions={versions} files={files} />;
}
