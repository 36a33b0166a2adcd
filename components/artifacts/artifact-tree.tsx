"use client";

import { ChevronRightIcon, DownloadIcon, FileIcon, FolderIcon } from "lucide-react";
import { type ComponentProps, useState } from "react";
import { formatBytes } from "#components/common/format/number.ts";
import { messageOf } from "#components/common/message-of.ts";
import { reveal } from "#components/common/reveal.ts";
import { Button } from "#components/ui/button.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { cn } from "#components/ui/cn.ts";
import type { ArtifactEntry } from "#server/domain/artifacts/index.ts";
import { foldersOf, joinPath, zipAddress } from "./address.ts";
import { type Listing, useFolder } from "./use-folder.ts";

/** What every level of the tree is told. */
type Tree = {
  teamSlug: string;
  /** Where all of it is below the team's root; the other paths are relative to that. */
  root: string;
  selected: string;
  onSelect: (path: string) => void;
  refetchInterval: number | false;
};

/** Folders first, as people look for things; a folder is listed when it is opened, and a large one a page at a time. */
export function ArtifactTree({ listing, ...tree }: Tree & { listing: Listing }) {
  return <Level tree={tree} folder="" listing={listing} depth={0} />;
}

function Level(props: { tree: Tree; folder: string; listing: Listing; depth: number }) {
  const { tree, folder, listing, depth } = props;
  return (
    <ul>
      {listing.entries.map((entry) => {
        const row = { tree, entry, depth, path: joinPath(folder, entry.name) };
        return entry.kind === "folder" ? (
          <Folder key={entry.name} {...row} />
        ) : (
          <FileRow key={entry.name} {...row} />
        );
      })}
      {isAhead(tree.selected, folder, listing) && (
        <FileRow tree={tree} entry={{ name: nameOf(tree.selected) }} depth={depth} path={tree.selected} />
      )}
      <LevelEnd listing={listing} depth={depth} />
    </ul>
  );
}

/** Whether the chosen file is in this folder and on a page that has not been asked for: an address may lead to any file. */
const isAhead = (selected: string, folder: string, { entries, hasMore }: Listing): boolean =>
  hasMore &&
  selected !== "" &&
  joinPath(folder, nameOf(selected)) === selected &&
  !entries.some(({ name }) => name === nameOf(selected));

const nameOf = (path: string): string => path.slice(path.lastIndexOf("/") + 1);

/** What stands below the entries of a folder: that there are more, or why they cannot be listed. */
function LevelEnd({ listing, depth }: { listing: Listing; depth: number }) {
  const { error, hasMore, isLoadingMore, showMore } = listing;
  if (error !== null) {
    return (
      <li className="flex min-h-8 items-center pr-4 text-sm text-destructive" style={indent(depth)}>
        {messageOf(error)}
      </li>
    );
  }
  if (!hasMore) return null;
  return (
    <li className="py-1 pr-4" style={indent(depth)}>
      <Button variant="outline" size="sm" className="w-full" disabled={isLoadingMore} onClick={showMore}>
        {isLoadingMore ? "Listing more…" : "Show more"}
      </Button>
    </li>
  );
}

/** A row; its size is known once its page has been listed. */
type RowProps = {
  tree: Tree;
  path: string;
  entry: Pick<ArtifactEntry, "name"> & Partial<Pick<ArtifactEntry, "sizeBytes">>;
  depth: number;
};

function Folder({ tree, path, entry, depth }: RowProps) {
  const [isOpen, setIsOpen] = useState(() => foldersOf(tree.selected).includes(path));
  return (
    <li>
      <div className="group flex items-center hover:bg-muted/60">
        <RowButton
          aria-expanded={isOpen}
          onClick={() => setIsOpen(!isOpen)}
          path={path}
          entry={entry}
          depth={depth}
        >
          <ChevronRightIcon
            aria-hidden
            className={cn("size-3.5 shrink-0 transition-transform", isOpen && "rotate-90")}
          />
          <FolderIcon aria-hidden className="size-4 shrink-0 text-muted-foreground" />
        </RowButton>
        <DownloadFolder tree={tree} path={path} name={entry.name} />
      </div>
      {isOpen && <Contents tree={tree} folder={path} depth={depth + 1} />}
    </li>
  );
}

/** Shown beside the row that is pointed at or focused; always where there is no pointer. */
function DownloadFolder({ tree, path, name }: { tree: Tree; path: string; name: string }) {
  const label = `Download ${name} as a zip`;
  return (
    <Button
      asChild
      variant="ghost"
      size="icon-sm"
      className="mr-1 opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100"
    >
      <a
        href={zipAddress(tree.teamSlug, joinPath(tree.root, path))}
        download
        aria-label={label}
        title={label}
      >
        <DownloadIcon aria-hidden />
      </a>
    </Button>
  );
}

function Contents({ tree, folder, depth }: { tree: Tree; folder: string; depth: number }) {
  const listing = useFolder(joinPath(tree.root, folder), tree.refetchInterval);
  if (!listing.isPending) return <Level tree={tree} folder={folder} listing={listing} depth={depth} />;
  return (
    <div className="flex h-8 items-center pr-4" style={indent(depth)}>
      <Skeleton className="h-3 w-32" />
    </div>
  );
}

function FileRow({ tree, path, entry, depth }: RowProps) {
  const isSelected = path === tree.selected;
  return (
    <li className="[contain-intrinsic-size:auto_2rem] [content-visibility:auto]">
      <RowButton
        ref={isSelected ? reveal : undefined}
        aria-current={isSelected ? "true" : undefined}
        onClick={() => tree.onSelect(path)}
        className={cn(isSelected && "bg-selected font-medium")}
        path={path}
        entry={entry}
        depth={depth}
      >
        <span aria-hidden className="size-3.5 shrink-0" />
        <FileIcon aria-hidden className="size-4 shrink-0 text-muted-foreground" />
      </RowButton>
    </li>
  );
}

/** A row from its marks, which are its children, over its name to its size. */
function RowButton(props: ComponentProps<"button"> & Omit<RowProps, "tree">) {
  const { path, entry, depth, className, children, ...button } = props;
  return (
    <button
      type="button"
      style={indent(depth)}
      className={cn(
        "flex h-8 w-full min-w-0 items-center gap-1.5 pr-4 text-left text-sm outline-none hover:bg-muted/60 focus-visible:ring-2 focus-visible:ring-ring focus-visible:ring-inset",
        className,
      )}
      {...button}
    >
      {children}
      <span className="min-w-0 truncate" title={path}>
        {entry.name}
      </span>
      <span className="numeric ml-auto shrink-0 text-xs text-muted-foreground">
        {entry.sizeBytes !== undefined && formatBytes(entry.sizeBytes)}
      </span>
    </button>
  );
}

const indent = (depth: number) => ({ paddingLeft: `${0.75 + depth}rem` });
