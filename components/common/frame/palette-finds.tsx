"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { BoxIcon, FlaskConicalIcon } from "lucide-react";
import { useDeferredValue } from "react";
import { CommandGroup, CommandItem } from "#components/ui/command.tsx";
import { formatText } from "#server/core/filter/format.ts";
import { showBlanks } from "../format/blanks.ts";
import { RunDot } from "../run-dot.tsx";
import { useTRPC } from "../trpc.tsx";

/** Fewer letters find too much to be of use. */
const lettersMin = 2;
const experimentsMax = 5;
const modelsMax = 5;
const runsMax = 8;

/** Experiments, registered models and runs of the team with `text` in their name; a run also by its id. */
export function PaletteFinds({ text, onGo }: { text: string; onGo: (path: string) => void }) {
  const wanted = useDeferredValue(text.trim());
  const trpc = useTRPC();
  const options = { enabled: wanted.length >= lettersMin, placeholderData: keepPreviousData };
  const like = formatText(`%${wanted}%`);
  const experiments = useQuery(
    trpc.experiments.search.queryOptions({ filter: `name ILIKE ${like}`, limit: experimentsMax }, options),
  );
  const models = useQuery(
    trpc.registry.search.queryOptions({ filter: `name ILIKE ${like}`, limit: modelsMax }, options),
  );
  const runs = useQuery(
    trpc.runs.search.queryOptions(
      {
        filter: `run_name ILIKE ${like} OR run_id = ${formatText(wanted)}`,
        limit: runsMax,
        keys: { metrics: [], params: [], tags: [] },
      },
      options,
    ),
  );
  if (wanted.length < lettersMin) return null;
  return (
    <>
      <CommandGroup heading="Experiments">
        {experiments.data?.experiments.map(({ id, name }) => (
          <CommandItem
            key={id}
            value={`experiment ${name} ${id}`}
            onSelect={() => onGo(`/experiments/${id}`)}
          >
            <FlaskConicalIcon /> <span className="truncate">{showBlanks(name)}</span>
          </CommandItem>
        ))}
      </CommandGroup>
      <CommandGroup heading="Models">
        {models.data?.models.map(({ id, name }) => (
          <CommandItem
            key={id}
            value={`model ${name} ${id}`}
            onSelect={() => onGo(`/models/${encodeURIComponent(name)}`)}
          >
            <BoxIcon /> <span className="truncate">{showBlanks(name)}</span>
          </CommandItem>
        ))}
      </CommandGroup>
      <CommandGroup heading="Runs">
        {runs.data?.runs.map(({ id, name }) => (
          <CommandItem key={id} value={`run ${name} ${id}`} onSelect={() => onGo(`/runs/${id}`)}>
            <RunDot runId={id} /> <span className="truncate">{showBlanks(name)}</span>
            <span className="ml-auto font-mono text-xs text-muted-foreground">{id.slice(0, 8)}</span>
          </CommandItem>
        ))}
      </CommandGroup>
    </>
  );
}
