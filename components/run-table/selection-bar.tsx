"use client";

import { ArchiveIcon, ArchiveRestoreIcon, GitCompareIcon, XIcon } from "lucide-react";
import Link from "next/link";
import { Button } from "#components/ui/button.tsx";

/** Runs one comparison can hold, see the compare page. */
const comparedMax = 50;

/** What can be done with the chosen runs. It floats above the table, so that choosing moves nothing. */
export function SelectionBar(props: {
  count: number;
  compareHref: string;
  archived: boolean;
  mayArchive: boolean;
  onArchive: () => void;
  onRestore: () => void;
  onClear: () => void;
}) {
  const { count, archived } = props;
  if (count === 0) return null;
  return (
    <div
      role="toolbar"
      aria-label="Chosen runs"
      className="absolute bottom-12 left-1/2 z-20 flex -translate-x-1/2 items-center gap-2 rounded-lg border bg-popover py-1.5 pr-1.5 pl-3 text-sm whitespace-nowrap shadow-lg"
    >
      <span className="numeric">{count} selected</span>
      {count > 1 && count <= comparedMax && (
        <Button asChild size="sm" title="Compare (c)">
          <Link href={props.compareHref} prefetch={false}>
            <GitCompareIcon /> Compare
          </Link>
        </Button>
      )}
      {props.mayArchive && (
        <Button size="sm" variant="outline" onClick={archived ? props.onRestore : props.onArchive}>
          {archived ? <ArchiveRestoreIcon /> : <ArchiveIcon />}
          {archived ? "Restore" : "Archive"}
        </Button>
      )}
      <Button
        size="icon-sm"
        variant="ghost"
        aria-label="Choose none"
        title="Choose none"
        onClick={props.onClear}
      >
        <XIcon />
      </Button>
    </div>
  );
}
