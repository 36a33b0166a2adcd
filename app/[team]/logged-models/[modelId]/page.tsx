import { locateOrSentence } from "#components/artifacts/locate-or-sentence.ts";
import type { ModelFiles } from "#components/models/model-files.tsx";
import { LoggedModelOverview } from "#components/models/logged-model-overview.tsx";
import type { Caller } from "#server/auth/caller.ts";
import { searchArtifacts } from "#server/domain/artifacts/index.ts";
import { locateLoggedModel } from "#server/domain/models/index.ts";
import { listRegistrations } from "#server/domain/registry/index.ts";
import { loadLoggedModelPage } from "./load.ts";

type Props = { params: Promise<{ team: string; modelId: string }> };

export default async function LoggedModelPage({ params }: Props) {
  const { team, modelId } = await params;
  const { caller, model } = await loadLoggedModelPage(team, modelId);
  const [versions, files] = await Promise.all([
    listRegistrations(caller, { loggedModelId: model.id }),
    readFiles(caller, model.id),
  ]);
  return <LoggedModelOverview initialVersions={versions} files={files} />;
}

async function readFiles(caller: Caller, modelId: string): Promise<ModelFiles> {
  const located = await locateOrSentence(() => locateLoggedModel(caller, { modelId }));
  if (typeof located === "string") return located;
  const { folder } = located;
  return { folder, first: await searchArtifacts(caller, { path: folder }) };
}
