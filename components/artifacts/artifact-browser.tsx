"use client";

import { useQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { EmptyState } from "#components/common/empty-state.tsx";
import { formatBytes, formatCount } from "#components/common/format/number.ts";
import { useTRPC } from "#components/common/trpc.tsx";
import { cn } from "#components/ui/cn.ts";
import type { ArtifactEntry, RunListing } from "#server/domain/artifacts/index.ts";
import { ArtifactPreview } from "./artifact-preview.tsx";
import { ArtifactTree } from "./artifact-tree.tsx";
import { showFile } from "./selection.ts";

/** While a run trains its files are listed again this often; a hidden tab does not ask. */
const refreshMs = 10_000;

/** The tree on the left, the chosen file on the right; on a phone one of the two. The choice is in the address. */
export function ArtifactBrowser(props: {
  teamSlug: string;
  runId: string;
  listing: RunListing;
  isRunning: boolean;
  canDelete: boolean;
}) {
  const { teamSlug, runId, isRunning } = props;
  const trpc = useTRPC();
  const refetchInterval = isRunning ? refreshMs : (false as const);
  const { data: listing } = useQuery(
    trpc.artifacts.listInRun.queryOptions({ runId }, { initialData: props.listing, refetchInterval }),
  );
  const file = useSearchParams().get("file");
  if (listing.entries.length === 0) return <NoArtifacts />;
  return (
    <div className="grid min-h-[70vh] content-start md:content-stretch md:grid-cols-[minmax(16rem,22rem)_minmax(0,1fr)]">
      <nav
        aria-label="Artifacts"
        className={cn("min-w-0 border-b py-2 md:border-r md:border-b-0", file !== null && "max-md:hidden")}
      >
        <p className="px-4 pb-2 text-xs text-muted-foreground">{summarize(listing.entries)}</p>
        <ArtifactTree
          runId={runId}
          listing={listing}
          selected={file ?? ""}
          onSelect={showFile}
          refetchInterval={refetchInterval}
        />
      </nav>
      <section aria-label="Preview" className={cn("min-w-0", file === null && "max-md:hidden")}>
        {file === null ? (
          <p className="px-4 py-16 text-center text-sm text-muted-foreground">
            Choose a file to see it here.
          </p>
        ) : (
          <ArtifactPreview
            key={file}
            teamSlug={teamSlug}
            runId={runId}
            root={listing.folder}
            path={file}
            canDelete={props.canDelete}
          />
        )}
      </section>
    </div>
  );
}

function NoArtifacts() {
  return (
    <EmptyState title="No artifacts yet" command={'mlflow.log_artifact("model.pkl")'}>
      Files that the run logs, such as models, figures and tables, appear here.
    </EmptyState>
  );
}

function summarize(entries: readonly ArtifactEntry[]): string {
  const files = entries.reduce((sum, entry) => sum + entry.files, 0);
  const bytes = entries.reduce((sum, entry) => sum + entry.sizeBytes, 0);
  return `${formatCount(files)} ${files === 1 ? "file" : "files"} · ${formatBytes(bytes)}`;
}
