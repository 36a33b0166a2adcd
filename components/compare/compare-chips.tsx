"use client";

import { FlagIcon, XIcon } from "lucide-react";
import Link from "next/link";
import type { RunColor } from "#components/common/run-color.ts";
import { cn } from "#components/ui/cn.ts";
import type { Compared } from "./compared.ts";

/** What is compared, in its colours: one is the baseline, each can be removed. */
export function CompareChips(props: {
  /** `Compared runs`. */
  label: string;
  things: readonly Compared[];
  colors: ReadonlyMap<string, RunColor>;
  baseline: string | undefined;
  onBaseline: (id: string) => void;
  onRemove: (id: string) => void;
}) {
  return (
    <ul aria-label={props.label} className="flex max-h-28 flex-wrap gap-1.5 overflow-y-auto">
      {props.things.map((thing) => (
        <Chip
          key={thing.id}
          thing={thing}
          color={props.colors.get(thing.id)}
          isBaseline={thing.id === props.baseline}
          onBaseline={() => props.onBaseline(thing.id)}
          onRemove={() => props.onRemove(thing.id)}
        />
      ))}
    </ul>
  );
}

function Chip(props: {
  thing: Compared;
  color: RunColor | undefined;
  isBaseline: boolean;
  onBaseline: () => void;
  onRemove: () => void;
}) {
  const { thing, color, isBaseline } = props;
  const button =
    "flex h-5 min-w-5 items-center justify-center rounded-sm text-muted-foreground outline-none hover:bg-accent hover:text-foreground focus-visible:ring-2 focus-visible:ring-ring";
  return (
    <li
      className={cn(
        "flex h-7 max-w-64 items-center gap-1.5 rounded-md border bg-card pr-1 pl-2 text-sm",
        isBaseline && "border-foreground/40",
      )}
    >
      <ColorMark color={color} />
      <Link href={thing.href} className="min-w-0 truncate hover:underline" title={thing.name}>
        {thing.name}
      </Link>
      <button
        type="button"
        aria-pressed={isBaseline}
        aria-label={isBaseline ? `${thing.name} is the baseline` : `Make ${thing.name} the baseline`}
        title={isBaseline ? "Baseline: the others are measured against it" : "Make it the baseline"}
        onClick={props.onBaseline}
        className={cn(button, "gap-1", isBaseline && "px-1 text-foreground")}
      >
        <FlagIcon aria-hidden className={cn("size-3.5", isBaseline && "fill-current")} />
        {isBaseline && <span className="text-xs">baseline</span>}
      </button>
      <button
        type="button"
        aria-label={`Remove ${thing.name}`}
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
