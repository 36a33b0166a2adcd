"use client";

import { useQuery } from "@tanstack/react-query";
import { ArrowRightIcon } from "lucide-react";
import Link from "next/link";
import { useFrame } from "#components/common/frame/frame-context.tsx";
import { RunDot } from "#components/common/run-dot.tsx";
import { useTRPC } from "#components/common/trpc.tsx";
import { useLive } from "#components/common/use-live.ts";
import { Button } from "#components/ui/button.tsx";
import { recentRunsInput } from "./recent-runs-input.ts";

/** Clocks of trainers and this browser differ; a run that says it began this long before the token still counts. */
const clockSlackMs = 60_000;

/** Waits for the first run after `sinceMs` and turns into the way to it. */
export function FirstRun({ sinceMs }: { sinceMs: number }) {
  const { team } = useFrame();
  const { data, refetch } = useQuery(
    useTRPC().runs.search.queryOptions({
      ...recentRunsInput,
      limit: 1,
      filter: `start_time > ${sinceMs - clockSlackMs}`,
    }),
  );
  useLive(["team"], () => void refetch());
  const run = data?.runs[0];
  return (
    <li aria-live="polite" className="flex min-h-12 items-center gap-3 rounded-md border px-3 text-sm">
      {run === undefined ? (
        <>
          <span aria-hidden className="size-2 animate-live rounded-full bg-running" />
          Waiting for your first run…
        </>
      ) : (
        <>
          <RunDot runId={run.id} />
          <span className="min-w-0 truncate">
            <span className="font-medium">{run.name}</span> has arrived.
          </span>
          <Button asChild size="sm" className="ml-auto">
            <Link href={`/${team.slug}/runs/${run.id}`}>
              Watch it <ArrowRightIcon />
            </Link>
          </Button>
        </>
      )}
    </li>
  );
}
