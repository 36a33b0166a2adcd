import type { Metadata } from "next";
import { EmptyState } from "#components/common/empty-state.tsx";
import { formatBytes, formatCounted } from "#components/common/format/number.ts";
import { Section } from "#components/settings/section.tsx";
import { StorageTable } from "#components/settings/storage-table.tsx";
import { pageCaller } from "#server/auth/page-caller.ts";
import { getStorageUsed, listStorageByExperiment } from "#server/domain/artifacts/index.ts";

export const metadata: Metadata = { title: "Storage" };

export default async function StoragePage({ params }: { params: Promise<{ team: string }> }) {
  const caller = await pageCaller((await params).team);
  const [used, experiments] = await Promise.all([
    getStorageUsed(caller, {}),
    listStorageByExperiment(caller, {}),
  ]);
  if (used.files === 0) {
    return (
      <EmptyState title="No files yet" command={`mlflow.log_artifact("model.pkl")`}>
        What runs upload is counted here, by experiment.
      </EmptyState>
    );
  }
  return (
    <Section
      title="Artifacts"
      says={`In ${formatCounted(used.files, "file")}. Metrics and params are in the database and not counted here.`}
    >
      <p className="numeric text-2xl font-medium">{formatBytes(used.sizeBytes)}</p>
      <StorageTable team={caller.team.slug} experiments={experiments} />
    </Section>
  );
}
