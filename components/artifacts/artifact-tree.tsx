"use client";

import { useQuery } from "@tanstack/react-query";
import { ChevronRightIcon, FileIcon, FolderIcon } from "lucide-react";
import { useState } from "react";
import { formatBytes } from "#components/common/format/number.ts";
import { messageOf } from "#components/common/message-of.ts";
import { useTRPC } from "#components/common/trpc.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { cn } from "#components/ui/cn.ts";
import type { ArtifactEntry } from "#server/domain/artifacts/index.ts";
import { foldersOf, joinPath } from "./address.ts";

/** What every level of the tree is told. */
type Tree = {
  /** Where all of it is below the team's root; the other paths are relative to that. */
  root: string;
  selected: string;
  onSelect: (path: string) => void;
  refetchInterval: number | false;
};

/** Folders first, as people look for things; a folder is listed when it is opened. */
export function ArtifactTree({ entries, ...tree }: Tree & { entries: readonly ArtifactEntry[] }) {
  return <Level tree={tree} folder="" entries={entries} depth={0} />;
}

function Level(props: { tree: Tree; folder: string; entries: readonly ArtifactEntry[]; depth: number }) {
  const { tree, folder, entries, depth } = props;
  const folders = entries.filter(({ kind }) => kind === "folder");
  const files = entries.filter(({ kind }) => kind === "file");
  return (
    <ul>
      {folders.map((entry) => (
        <Folder
          key={entry.name}
          tree={tree}
          path={joinPath(folder, entry.name)}
          entry={entry}
          depth={depth}
        />
      ))}
      {files.map((entry) => (
        <FileRow
          key={entry.name}
          tree={tree}
          path={joinPath(folder, entry.name)}
          entry={entry}
          depth={depth}
        />
      ))}
    </ul>
  );
}

function Folder({
  tree,
  path,
  entry,
  depth,
}: {
  tree: Tree;
  path: string;
  entry: ArtifactEntry;
  depth: number;
}) {
  const [isOpen, setIsOpen] = useState(() => foldersOf(tree.selected).includes(path));
  return (
    <li>
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={() => setIsOpen(!isOpen)}
        className={rowClass}
        style={indent(depth)}
      >
        <ChevronRightIcon
          aria-hidden
          className={cn("size-3.5 shrink-0 transition-transform", isOpen && "rotate-90")}
        />
        <FolderIcon aria-hidden className="size-4 shrink-0 text-muted-foreground" />
        <RowText entry={entry} title={path} />
      </button>
      {isOpen && <Contents tree={tree} folder={path} depth={depth + 1} />}
    </li>
  );
}

function Contents({ tree, folder, depth }: { tree: Tree; folder: string; depth: number }) {
  const trpc = useTRPC();
  const { root, refetchInterval } = tree;
  const { data, error } = useQuery(
    trpc.artifacts.list.queryOptions({ path: joinPath(root, folder) }, { refetchInterval }),
  );
  if (data !== undefined) return <Level tree={tree} folder={folder} entries={data} depth={depth} />;
  return (
    <div className="flex h-8 items-center pr-4" style={indent(depth)}>
      {error === null ? (
        <Skeleton className="h-3 w-32" />
      ) : (
        <span className="text-sm text-destructive">{messageOf(error)}</span>
      )}
    </div>
  );
}

function FileRow({
  tree,
  path,
  entry,
  depth,
}: {
  tree: Tree;
  path: string;
  entry: ArtifactEntry;
  depth: number;
}) {
  const isSelected = path === tree.selected;
  return (
    <li>
      <button
        type="button"
        aria-current={isSelected ? "true" : undefined}
        onClick={() => tree.onSelect(path)}
        className={cn(rowClass, isSelected && "bg-selected font-medium")}
        style={indent(depth)}
      >
        <span aria-hidden className="size-3.5 shrink-0" />
        <FileIcon aria-hidden className="size-4 shrink-0 text-muted-foreground" />
        <RowText entry={entry} title={path} />
      </button>
    </li>
  );
}

function RowText({ entry, title }: { entry: ArtifactEntry; title: string }) {
  return (
    <>
      <span className="min-w-0 truncate" title={title}>
        {entry.name}
      </span>
      <span className="numeric ml-auto shrink-0 text-xs text-muted-foreground">
        {formatBytes(entry.sizeBytes)}
      </span>
    </>
  );
}

const rowClass =
  "flex h-8 w-full items-center gap-1.5 pr-4 text-left text-sm outline-none hover:bg-muted/60 focus-visible:ring-2 focus-visible:ring-ring focus-visible:ring-inset";

const indent = (depth: number) => ({ paddingLeft: `${0.75 + depth}rem` });
