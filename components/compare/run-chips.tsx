"use client";

import { HouseIcon, XIcon } from "lucide-react";
import Link from "next/link";
import type { RunColor } from "#components/common/run-color.ts";
import { cn } from "#components/ui/cn.ts";

/** What a chip says of a run. */
export type ChipRun = { id: string; name: string };

/** The compared runs in their colours: one is the baseline, each can be removed. */
export function RunChips(props: {
  runs: readonly ChipRun[];
  colors: ReadonlyMap<string, RunColor>;
  baseline: string | undefined;
  teamSlug: string;
  onBaseline: (runId: string) => void;
  onRemove: (runId: string) => void;
}) {
  return (
    <ul aria-label="Compared runs" className="flex max-h-28 flex-wrap gap-1.5 overflow-y-auto">
      {props.runs.map((run) => (
        <Chip
          key={run.id}
          run={run}
          color={props.colors.get(run.id)}
          isBaseline={run.id === props.baseline}
          href={`/${props.teamSlug}/runs/${run.id}`}
          onBaseline={() => props.onBaseline(run.id)}
          onRemove={() => props.onRemove(run.id)}
        />
      ))}
    </ul>
  );
}

function Chip(props: {
  run: ChipRun;
  color: RunColor | undefined;
  isBaseline: boolean;
  href: string;
  onBaseline: () => void;
  onRemove: () => void;
}) {
  const { run, color, isBaseline } = props;
  const button =
    "flex size-5 items-center justify-center rounded-sm text-muted-foreground outline-none hover:bg-accent hover:text-foreground focus-visible:ring-2 focus-visible:ring-ring";
  return (
    <li
      className={cn(
        "flex h-7 max-w-64 items-center gap-1.5 rounded-md border bg-card pr-1 pl-2 text-sm",
        isBaseline && "border-foreground/40",
      )}
    >
      <ColorMark color={color} />
      <Link href={props.href} className="min-w-0 truncate hover:underline" title={run.name}>
        {run.name}
      </Link>
      <button
        type="button"
        aria-pressed={isBaseline}
        aria-label={isBaseline ? `${run.name} is the baseline` : `Make ${run.name} the baseline`}
        title={isBaseline ? "Baseline: the others are measured against it" : "Make it the baseline"}
        onClick={props.onBaseline}
        className={cn(button, isBaseline && "text-foreground")}
      >
        <HouseIcon aria-hidden className={cn("size-3.5", isBaseline && "fill-current")} />
      </button>
      <button
        type="button"
        aria-label={`Remove ${run.name}`}
        title="Remove"
        onClick={props.onRemove}
        className={button}
      >
        <XIcon aria-hidden className="size-3.5" />
      </button>
    </li>
  );
}

/** A short piece of a run's line: its colour and, for the runs beyond the twelve colours, its dashes. */
export function ColorMark({ color }: { color: RunColor | undefined }) {
  return (
    <svg aria-hidden width="14" height="6" className="shrink-0">
      <line
        x1="0"
        x2="14"
        y1="3"
        y2="3"
        strokeWidth="3"
        stroke={color?.color}
        strokeDasharray={color?.dash}
      />
    </svg>
  );
}
