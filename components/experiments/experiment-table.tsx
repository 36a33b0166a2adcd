"use client";

import { cn } from "#components/ui/cn.ts";
import { ExperimentRow } from "./experiment-row.tsx";
import { ownTags } from "./note.ts";
import type { ListedExperiment } from "./page-of-experiments.ts";

/** Experiments, a row each. */
export function ExperimentTable(props: {
  rows: readonly ListedExperiment[];
  stale: boolean;
  onChanged: () => void;
}) {
  const hasTags = props.rows.some(({ experiment }) => ownTags(experiment.tags).length > 0);
  return (
    <table
      aria-label="Experiments"
      aria-busy={props.stale}
      className={cn(
        "w-full table-fixed border-separate border-spacing-0 border-t",
        props.stale && "opacity-60",
      )}
    >
      <thead>
        <tr className="h-9 text-xs text-muted-foreground *:border-b *:px-4 *:font-medium">
          <th scope="col" className="text-left">
            Name
          </th>
          {hasTags && (
            <th scope="col" className="w-1/4 text-left max-md:hidden">
              Tags
            </th>
          )}
          <th scope="col" className="w-44 text-right max-sm:w-28">
            Runs
          </th>
          <th scope="col" className="w-32 text-right max-sm:hidden">
            Last run
          </th>
          <th scope="col" className="w-14">
            <span className="sr-only">More</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {props.rows.map((row) => (
          <ExperimentRow key={row.experiment.id} row={row} hasTags={hasTags} onChanged={props.onChanged} />
        ))}
      </tbody>
    </table>
  );
}
