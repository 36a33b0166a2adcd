import { readFolder } from "#components/artifacts/read-folder.ts";
import { VersionOverview } from "#components/registry/version-overview.tsx";
import { locateModelVersion } from "#server/domain/registry/index.ts";
import { loadVersionPage } from "./load.ts";

type Props = { params: Promise<{ team: string; name: string; version: string }> };

export default async function VersionPage({ params }: Props) {
  const { team, name, version: number } = await params;
  const { caller, version } = await loadVersionPage(team, name, number);
  const at = { name: version.name, version: version.version };
  return <VersionOverview files={await readFolder(caller, () => locateModelVersion(caller, at))} />;
}
