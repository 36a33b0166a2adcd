"use client";

import { DownloadIcon } from "lucide-react";
import { useSearchParams } from "next/navigation";
import type { ReactNode } from "react";
import { formatBytes, formatCounted } from "#components/common/format/number.ts";
import { Button } from "#components/ui/button.tsx";
import { cn } from "#components/ui/cn.ts";
import type { ArtifactPage, StorageUsed } from "#server/domain/artifacts/index.ts";
import { zipAddress } from "./address.ts";
import { ArtifactPreview } from "./artifact-preview.tsx";
import { ArtifactTree } from "./artifact-tree.tsx";
import { showFile } from "./selection.ts";
import { useFolder } from "./use-folder.ts";

/** While files are being logged they are listed again this often; a hidden tab does not ask. */
const refreshMs = 10_000;

/** The tree on the left, the chosen file on the right; on a phone one of the two. The choice is in the address. */
export function ArtifactBrowser(props: {
  teamSlug: string;
  /** The folder's path below the team's root. */
  folder: string;
  first: ArtifactPage;
  isGrowing: boolean;
  canDelete: boolean;
  /** What stands where there is no file yet. */
  empty: ReactNode;
}) {
  const { teamSlug, isGrowing, empty } = props;
  const root = props.folder;
  const refetchInterval = isGrowing ? refreshMs : (false as const);
  const listing = useFolder(root, refetchInterval, props.first);
  const file = useSearchParams().get("file");
  if (listing.entries.length === 0) return empty;
  return (
    <div className="grid min-h-[70vh] content-start md:content-stretch md:grid-cols-[minmax(16rem,22rem)_minmax(0,1fr)]">
      <nav
        aria-label="Artifacts"
        className={cn("min-w-0 border-b py-2 md:border-r md:border-b-0", file !== null && "max-md:hidden")}
      >
        <BrowserHead teamSlug={teamSlug} root={root} total={listing.total} />
        <ArtifactTree
          teamSlug={teamSlug}
          root={root}
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
            root={root}
            path={file}
            canDelete={props.canDelete}
          />
        )}
      </section>
    </div>
  );
}

function BrowserHead({ teamSlug, root, total }: { teamSlug: string; root: string; total: StorageUsed }) {
  return (
    <div className="flex min-h-8 items-center gap-2 pr-2 pb-1 pl-4">
      <p className="numeric min-w-0 truncate text-xs text-muted-foreground">
        {formatCounted(total.files, "file")} · {formatBytes(total.sizeBytes)}
      </p>
      <Button asChild variant="ghost" size="sm" className="ml-auto">
        <a href={zipAddress(teamSlug, root)} download>
          <DownloadIcon aria-hidden /> Download all
        </a>
      </Button>
    </div>
  );
}
