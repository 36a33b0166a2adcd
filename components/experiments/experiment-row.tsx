"use client";

import { ArchiveIcon, ArchiveRestoreIcon, EllipsisIcon, PencilIcon } from "lucide-react";
import dynamic from "next/dynamic";
import Link from "next/link";
import { useState } from "react";
import { showBlanks } from "#components/common/format/blanks.ts";
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
export function ExperimentRow(props: {
  row: ListedExperiment;
  /** Whether the list has a column of tags: some experiment of it has one. */
  hasTags: boolean;
  onChanged: () => void;
}) {
  const { row, onChanged } = props;
  const { experiment, summary } = row;
  const { team } = useFrame();
  return (
    <tr className="h-10 text-sm hover:bg-muted/60 *:border-b *:px-4 *:py-1">
      <td className="truncate">
        <Link
          href={`/${team.slug}/experiments/${experiment.id}`}
          prefetch={false}
          title={experiment.name}
          className="rounded-sm font-medium outline-none hover:underline focus-visible:ring-2 focus-visible:ring-ring"
        >
          {showBlanks(experiment.name)}
        </Link>
        <span className="ml-3 text-muted-foreground max-sm:hidden">{firstLine(noteOf(experiment.tags))}</span>
      </td>
      {props.hasTags && (
        <td className="max-md:hidden">
          <TagBadges tags={experiment.tags} />
        </td>
      )}
      <td className="numeric text-right whitespace-nowrap">
        <Runs summary={summary} />
      </td>
      <td className="text-right whitespace-nowrap text-muted-foreground max-sm:hidden">
        {summary === undefined ? "–" : <RelativeTime at={summary.newestStartMs} />}
      </td>
      <td className="text-right !pl-0">
        <RowMenu row={row} onChanged={onChanged} />
      </td>
    </tr>
  );
}

function Runs({ summary }: { summary: ListedExperiment["summary"] }) {
  if (summary === undefined) return <span className="text-muted-foreground">none yet</span>;
  const { running, runs } = summary;
  return (
    <>
      {running > 0 && (
        <span className="mr-3 inline-flex items-center gap-1.5 text-xs text-running">
          <span aria-hidden className="size-1.5 animate-live rounded-full bg-running" />
          {formatCount(running)} running
        </span>
      )}
      {formatCount(runs)}
      {runs >= runsCountedMax && "+"}
    </>
  );
}

function TagBadges({ tags }: { tags: ListedExperiment["experiment"]["tags"] }) {
  const own = ownTags(tags);
  return (
    <span className="flex min-w-0 items-center gap-1">
      {own.slice(0, tagsShownMax).map(({ key, value }) => (
        <Badge key={key} variant="outline" className="max-w-40 min-w-0 shrink" title={`${key}: ${value}`}>
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
