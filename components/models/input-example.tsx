"use client";

import { useQuery } from "@tanstack/react-query";
import { fileAddress, joinPath } from "#components/artifacts/address.ts";
import { PreviewBody } from "#components/artifacts/preview-body.tsx";
import { CardSection } from "#components/common/card-section.tsx";
import { messageOf } from "#components/common/message-of.ts";
import { useTRPC } from "#components/common/trpc.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";

/** The example that was logged with a model, as the table or the text that it is. `path` is what its `MLmodel` says. */
export function InputExample(props: { teamSlug: string; folder: string; path: string }) {
  const { teamSlug, folder, path } = props;
  const trpc = useTRPC();
  const { data: file, error } = useQuery(trpc.artifacts.get.queryOptions({ path: joinPath(folder, path) }));
  const toAddress = (other: string) => fileAddress(teamSlug, joinPath(folder, other));
  return (
    <CardSection title="Input example" count={<code className="font-mono text-xs">{path}</code>}>
      {error !== null ? (
        <p className="px-3 py-4 text-sm text-muted-foreground">
          {error.data?.code === "NOT_FOUND" ? "The file is not among those of the model." : messageOf(error)}
        </p>
      ) : file === undefined ? (
        <Skeleton className="m-3 h-24" />
      ) : (
        <PreviewBody root={folder} path={path} file={{ ...file, address: toAddress(path), toAddress }} />
      )}
    </CardSection>
  );
}
