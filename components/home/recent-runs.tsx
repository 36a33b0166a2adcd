"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { showBlanks } from "#components/common/format/blanks.ts";
import { useFrame } from "#components/common/frame/frame-context.tsx";
import { RelativeTime } from "#components/common/relative-time.tsx";
import { RunDot } from "#components/common/run-dot.tsx";
import { StatusIcon } from "#components/common/status-badge.tsx";
import { useTRPC } from "#components/common/trpc.tsx";
import type { FoundRun } from "#server/domain/runs/read.ts";
import { recentRunsInput } from "./recent-runs-input.ts";

/** The newest runs of the whole team. */
export function RecentRuns(props: { first: FoundRun[]; experimentNames: Readonly<Record<number, string>> }) {
  const { team } = useFrame();
  const { data } = useQuery({
    ...useTRPC().runs.search.queryOptions(recentRunsInput),
    initialData: { runs: props.first, nextPageToken: undefined },
  });
  return (
    <ul className="text-sm">
      {data.runs.map((run) => (
        <li key={run.id} className="flex h-9 items-center gap-2.5 border-b last:border-0">
          <StatusIcon status={run.status} />
          <RunDot runId={run.id} />
          <Link
            href={`/${team.slug}/runs/${run.id}`}
            prefetch={false}
            title={run.name}
            className="min-w-0 truncate font-medium hover:underline"
          >
            {showBlanks(run.name)}
          </Link>
          <Link
            href={`/${team.slug}/experiments/${run.experimentId}`}
            prefetch={false}
            className="min-w-0 flex-1 truncate text-muted-foreground hover:underline max-sm:hidden"
          >
            {showBlanks(props.experimentNames[run.experimentId] ?? `experiment ${run.experimentId}`)}
          </Link>
          <span className="ml-auto max-w-32 shrink-0 truncate text-muted-foreground max-sm:hidden">
            {run.userId}
          </span>
          <RelativeTime
            at={run.startTimeMs}
            className="w-20 shrink-0 text-right text-xs text-muted-foreground max-sm:ml-auto"
          />
        </li>
      ))}
    </ul>
  );
}
