"use client";

import { useQuery } from "@tanstack/react-query";
import { PlusIcon } from "lucide-react";
import { useDeferredValue, useState } from "react";
import { RelativeTime } from "#components/common/relative-time.tsx";
import { RunDot } from "#components/common/run-dot.tsx";
import { useTRPC } from "#components/common/trpc.tsx";
import { Button } from "#components/ui/button.tsx";
import { Input } from "#components/ui/input.tsx";
import { Popover, PopoverContent, PopoverTrigger } from "#components/ui/popover.tsx";
import { formatText } from "#server/core/filter/format.ts";

const offeredMax = 20;

/** Finds runs of any experiment of the team by name and adds them to the comparison. */
export function AddRuns({
  compared,
  onAdd,
}: {
  compared: readonly string[];
  onAdd: (runIds: string[]) => void;
}) {
  const [open, setOpen] = useState(false);
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <Button size="sm" variant="outline">
          <PlusIcon />
          Add runs
        </Button>
      </PopoverTrigger>
      <PopoverContent aria-label="Add runs" align="start" className="w-80 p-0">
        <RunFinder compared={compared} onAdd={onAdd} />
      </PopoverContent>
    </Popover>
  );
}

function RunFinder({ compared, onAdd }: { compared: readonly string[]; onAdd: (runIds: string[]) => void }) {
  const trpc = useTRPC();
  const [text, setText] = useState("");
  const find = useDeferredValue(text.trim());
  const { data, isPending } = useQuery(
    trpc.runs.search.queryOptions({
      filter: find === "" ? "" : `run_name ILIKE ${formatText(`%${find}%`)}`,
      orderBy: ["start_time DESC"],
      limit: offeredMax,
      keys: { metrics: [], params: [], tags: [] },
    }),
  );
  const offered = (data?.runs ?? []).filter(({ id }) => !compared.includes(id));
  return (
    <>
      <div className="border-b p-2">
        <Input
          type="search"
          aria-label="Find runs by name"
          placeholder="Find runs by name"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </div>
      <ul className="max-h-72 min-h-24 overflow-y-auto p-1">
        {offered.map((run) => (
          <li key={run.id}>
            <button
              type="button"
              onClick={() => onAdd([run.id])}
              className="flex h-8 w-full items-center gap-2 rounded-sm px-2 text-left text-sm outline-none hover:bg-accent focus-visible:bg-accent"
            >
              <RunDot runId={run.id} />
              <span className="min-w-0 flex-1 truncate">{run.name}</span>
              <RelativeTime at={run.startTimeMs} className="shrink-0 text-xs text-muted-foreground" />
            </button>
          </li>
        ))}
        {offered.length === 0 && (
          <li className="px-2 py-6 text-center text-sm text-muted-foreground">
            {isPending ? "Looking…" : "No other run has this in its name."}
          </li>
        )}
      </ul>
    </>
  );
}
