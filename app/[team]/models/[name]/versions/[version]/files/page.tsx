import { ArtifactFolder } from "#components/artifacts/artifact-folder.tsx";
import { EmptyState } from "#components/common/empty-state.tsx";
import { locateModelVersion } from "#server/domain/registry/index.ts";
import { loadVersionPage } from "../load.ts";

type Props = { params: Promise<{ team: string; name: string; version: string }> };

export default async function VersionFilesPage({ params }: Props) {
  const { team, name: written, version: number } = await params;
  const { caller, version } = await loadVersionPage(team, written, number);
  const { name } = version;
  return (
    <ArtifactFolder
      caller={caller}
      locate={() => locateModelVersion(caller, { name, version: version.version })}
      isGrowing={false}
      empty={
        <EmptyState title="There are no files">
          Nothing is kept where this version was registered from: {version.source}
        </EmptyState>
      }
    />
  );
}
