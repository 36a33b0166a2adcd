"use client";

import { useQuery } from "@tanstack/react-query";
import { ArrowLeftIcon, DownloadIcon } from "lucide-react";
import { CopyButton } from "#components/common/copy-button.tsx";
import { ErrorState } from "#components/common/error-state.tsx";
import { formatBytes } from "#components/common/format/number.ts";
import { messageOf } from "#components/common/message-of.ts";
import { useTRPC } from "#components/common/trpc.tsx";
import { Button } from "#components/ui/button.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import type { ArtifactFacts } from "#server/domain/artifacts/index.ts";
import { fileAddress, joinPath } from "./address.ts";
import { DeleteArtifact } from "./delete-artifact.tsx";
import { PreviewBody } from "./preview-body.tsx";
import { showFile } from "./selection.ts";

/** One file: its name, size and download, and what of it can be shown. */
export function ArtifactPreview(props: {
  teamSlug: string;
  /** The folder that is looked at, below the team's root. */
  root: string;
  /** Relative to that. */
  path: string;
  canDelete: boolean;
}) {
  const { teamSlug, root, path } = props;
  const trpc = useTRPC();
  const { data: file, error } = useQuery(trpc.artifacts.get.queryOptions({ path: joinPath(root, path) }));
  if (error?.data?.code === "NOT_FOUND") {
    return <Unreadable title="This file is not there">It may have been deleted, or renamed.</Unreadable>;
  }
  if (error !== null) return <Unreadable title="The file cannot be read">{messageOf(error)}</Unreadable>;
  if (file === undefined) return <Skeleton className="m-4 h-64" />;
  const address = fileAddress(teamSlug, file.path);
  const toAddress = (other: string) => fileAddress(teamSlug, joinPath(root, other));
  return (
    <>
      <PreviewHeader {...{ teamSlug, file, path }}>
        {props.canDelete && <DeleteArtifact path={file.path} name={file.name} />}
      </PreviewHeader>
      <PreviewBody root={root} path={path} file={{ ...file, address, toAddress }} />
    </>
  );
}

/** On a phone the tree is out of sight, so there has to be a way back to it. */
function Unreadable({ title, children }: { title: string; children: string }) {
  const action = (
    <Button variant="outline" size="sm" onClick={() => showFile(null)}>
      Show all files
    </Button>
  );
  return (
    <ErrorState title={title} action={action}>
      {children}
    </ErrorState>
  );
}

function PreviewHeader(props: {
  teamSlug: string;
  file: ArtifactFacts;
  path: string;
  children: React.ReactNode;
}) {
  const { teamSlug, file, path } = props;
  return (
    <header className="flex min-h-11 flex-wrap items-center gap-2 border-b px-4 py-1.5">
      <Button
        variant="ghost"
        size="icon-sm"
        className="-ml-2 md:hidden"
        aria-label="All files"
        onClick={() => showFile(null)}
      >
        <ArrowLeftIcon />
      </Button>
      <h2 className="min-w-0 truncate font-mono text-sm" title={path}>
        {path}
      </h2>
      <CopyButton text={path} label="Copy the path" />
      <span className="numeric text-sm text-muted-foreground">{formatBytes(file.sizeBytes)}</span>
      <div className="ml-auto flex items-center gap-1">
        {props.children}
        <Button asChild size="sm" variant="outline">
          <a href={fileAddress(teamSlug, file.path)} download={file.name}>
            <DownloadIcon aria-hidden /> Download
          </a>
        </Button>
      </div>
    </header>
  );
}
