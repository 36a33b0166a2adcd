"use client";

import { useQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import type { ReactNode } from "react";
import { formatBytes, formatCount } from "#components/common/format/number.ts";
import { useTRPC } from "#components/common/trpc.tsx";
import { cn } from "#components/ui/cn.ts";
import type { ArtifactEntry, FolderListing } from "#server/domain/artifacts/index.ts";
import { ArtifactPreview } from "./artifact-preview.tsx";
import { ArtifactTree } from "./artifact-tree.tsx";
import { showFile } from "./selection.ts";

/** While files are being logged they are listed again this often; a hidden tab does not ask. */
const refreshMs = 10_000;

/** The tree on the left, the chosen file on the right; on a phone one of the two. The choice is in the address. */
export function ArtifactBrowser(props: {
  teamSlug: string;
  listing: FolderListing;
  isGrowing: boolean;
  canDelete: boolean;
  /** What stands where there is no file yet. */
  empty: ReactNode;
}) {
  const { teamSlug, isGrowing, empty } = props;
  const root = props.listing.folder;
  const trpc = useTRPC();
  const refetchInterval = isGrowing ? refreshMs : (false as const);
  const { data: entries } = useQuery(
    trpc.artifacts.list.queryOptions({ path: root }, { initialData: props.listing.entries, refetchInterval }),
  );
  const file = useSearchParams().get("file");
  if (entries.length === 0) return empty;
  return (
    <div className="grid min-h-[70vh] content-start md:content-stretch md:grid-cols-[minmax(16rem,22rem)_minmax(0,1fr)]">
      <nav
        aria-label="Artifacts"
        className={cn("min-w-0 border-b py-2 md:border-r md:border-b-0", file !== null && "max-md:hidden")}
      >
        <BrowserHead entries={entries} />
        <ArtifactTree
          root={root}
          entries={entries}
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
            root={root}
            path={file}
            canDelete={props.canDelete}
          />
        )}
      </section>
    </div>
  );
}

function BrowserHead({ entries }: { entries: readonly ArtifactEntry[] }) {
  return (
    <div className="flex min-h-8 items-center gap-2 px-4 pb-1">
      <p className="min-w-0 truncate text-xs text-muted-foreground">{summarize(entries)}</p>
    </div>
  );
}

function summarize(entries: readonly ArtifactEntry[]): string {
  const files = entries.reduce((sum, entry) => sum + entry.files, 0);
  const bytes = entries.reduce((sum, entry) => sum + entry.sizeBytes, 0);
  return `${formatCount(files)} ${files === 1 ? "file" : "files"} · ${formatBytes(bytes)}`;
}
