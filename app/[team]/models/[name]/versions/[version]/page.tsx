import { locateOrSentence } from "#components/artifacts/locate-or-sentence.ts";
import type { ModelFiles } from "#components/models/model-files.tsx";
import { VersionOverview } from "#components/registry/version-overview.tsx";
import type { Caller } from "#server/auth/caller.ts";
import { searchArtifacts } from "#server/domain/artifacts/index.ts";
import { locateModelVersion } from "#server/domain/registry/index.ts";
import { loadVersionPage } from "./load.ts";

type Props = { params: Promise<{ team: string; name: string; version: string }> };

export default async function VersionPage({ params }: Props) {
  const { team, name, version: number } = await params;
  const { caller, version } = await loadVersionPage(team, name, number);
  return <VersionOverview files={await readFiles(caller, version)} />;
}

async function readFiles(
  caller: Caller,
  { name, version }: { name: string; version: number },
): Promise<ModelFiles> {
  const located = await locateOrSentence(() => locateModelVersion(caller, { name, version }));
  if (typeof located === "string") return located;
  const { folder } = located;
  return { folder, first: await searchArtifacts(caller, { path: folder }) };
}
