"use client";

import { useQuery } from "@tanstack/react-query";
import { formatBytes, formatCounted } from "#components/common/format/number.ts";
import { useTRPC } from "#components/common/trpc.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";

/** While the run logs files they are counted again this often; a hidden tab does not ask. */
const refreshMs = 10_000;

/** What the run's files take. Nothing is known of files that are kept elsewhere. */
export function RunStorage({ runId, isRunning }: { runId: string; isRunning: boolean }) {
  const trpc = useTRPC();
  const { data: used, error } = useQuery(
    trpc.artifacts.storageUsed.queryOptions({ runId }, { refetchInterval: isRunning ? refreshMs : false }),
  );
  if (error !== null) return <span className="text-muted-foreground">not known here</span>;
  if (used === undefined) return <Skeleton className="my-1 h-3 w-24" />;
  if (used.files === 0) return <span className="text-muted-foreground">none</span>;
  return (
    <span className="numeric">
      {formatBytes(used.sizeBytes)} in {formatCounted(used.files, "file")}
    </span>
  );
}
