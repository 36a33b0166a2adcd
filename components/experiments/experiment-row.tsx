"use client";

import { ArchiveIcon, ArchiveRestoreIcon, EllipsisIcon, PencilIcon } from "lucide-react";
import dynamic from "next/dynamic";
import Link from "next/link";
import { useState } from "react";
import { formatCount } from "#components/common/format/number.ts";
import { useFrame } from "#components/common/frame/frame-context.tsx";
import { useMay } from "#components/common/frame/use-may.ts";
import { RelativeTime } from "#components/common/relative-time.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from "#components/ui/dropdown-menu.tsx";
import { firstLine, noteOf, ownTags } from "./note.ts";
import type { ListedExperiment } from "./page-of-experiments.ts";
import { useArchiveExperiment } from "./use-archive-experiment.ts";

const ExperimentForm = dynamic(
  () => import("./experiment-form.tsx").then((module) => module.ExperimentForm),
  {
    ssr: false,
  },
);

/** Counting stops here; the list says "10,000+". */
const runsCountedMax = 10_000;
const tagsShownMax = 3;

/** One experiment: its name, what it is about, its tags, how many runs it has and when the last one began. */
export function ExperimentRow({ row, onChanged }: { row: ListedExperiment; onChanged: () => void }) {
  const { experiment, summary } = row;
  const { team } = useFrame();
  return (
    <li className="group flex h-10 items-center gap-3 border-b px-4 text-sm hover:bg-muted/60">
      <Link
        href={`/${team.slug}/experiments/${experiment.id}`}
        prefetch={false}
        title={experiment.name}
        className="min-w-0 truncate rounded-sm font-medium outline-none hover:underline focus-visible:ring-2 focus-visible:ring-ring"
      >
        {experiment.name}
      </Link>
      <span className="min-w-0 flex-1 truncate text-muted-foreground max-sm:hidden">
        {firstLine(noteOf(experiment.tags))}
      </span>
      <TagBadges tags={experiment.tags} />
      {summary !== undefined && summary.running > 0 && (
        <span className="numeric flex shrink-0 items-center gap-1.5 text-xs text-running">
          <span aria-hidden className="size-1.5 animate-live rounded-full bg-running" />
          {summary.running} running
        </span>
      )}
      <span className="numeric ml-auto min-w-24 shrink-0 text-right whitespace-nowrap text-muted-foreground max-sm:min-w-0">
        {summary === undefined ? "no runs" : `${runsText(summary.runs)}`}
      </span>
      <span className="w-24 shrink-0 text-right text-muted-foreground max-sm:hidden">
        <RelativeTime at={summary?.newestStartMs ?? experiment.updatedAtMs} />
      </span>
      <RowMenu row={row} onChanged={onChanged} />
    </li>
  );
}

function runsText(runs: number): string {
  if (runs === 1) return "1 run";
  return `${formatCount(runs)}${runs >= runsCountedMax ? "+" : ""} runs`;
}

function TagBadges({ tags }: { tags: ListedExperiment["experiment"]["tags"] }) {
  const own = ownTags(tags);
  return (
    <span className="flex min-w-0 shrink items-center gap-1 max-md:hidden">
      {own.slice(0, tagsShownMax).map(({ key, value }) => (
        <Badge key={key} variant="outline" className="max-w-40 shrink" title={`${key}: ${value}`}>
          <span className="truncate font-normal text-muted-foreground">
            {key}: {value}
          </span>
        </Badge>
      ))}
      {own.length > tagsShownMax && (
        <span className="text-xs text-muted-foreground">+{own.length - tagsShownMax}</span>
      )}
    </span>
  );
}

function RowMenu({ row, onChanged }: { row: ListedExperiment; onChanged: () => void }) {
  const { experiment, summary } = row;
  const [editing, setEditing] = useState(false);
  const mayEdit = useMay("experiment.update");
  const { archive, restore } = useArchiveExperiment(experiment, summary?.runs ?? 0, onChanged);
  if (!mayEdit) return null;
  const archived = experiment.lifecycleStage === "deleted";
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button
            variant="ghost"
            size="icon-sm"
            aria-label={`More on ${experiment.name}`}
            className="shrink-0 text-muted-foreground"
          >
            <EllipsisIcon />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          {!archived && (
            <DropdownMenuItem onSelect={() => setEditing(true)}>
              <PencilIcon /> Edit name, description, tags
            </DropdownMenuItem>
          )}
          {archived ? (
            <DropdownMenuItem onSelect={restore}>
              <ArchiveRestoreIcon /> Restore
            </DropdownMenuItem>
          ) : (
            experiment.id !== 0 && (
              <DropdownMenuItem onSelect={archive}>
                <ArchiveIcon /> Archive
              </DropdownMenuItem>
            )
          )}
        </DropdownMenuContent>
      </DropdownMenu>
      {editing && (
        <ExperimentForm experiment={experiment} onClose={() => setEditing(false)} onSaved={onChanged} />
      )}
    </>
  );
}
