"use client";

import type { ReactNode } from "react";
import { ErrorState } from "#components/common/error-state.tsx";
import { formatBytes } from "#components/common/format/number.ts";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { FileFacts } from "./file-facts.tsx";
import { looksBinary, trimCut } from "./preview-plan.ts";
import { Remark } from "./remark.tsx";
import type { PreviewedFile } from "./previewed-file.ts";
import { useText } from "./use-text.ts";

/**
 * Shows what is made of the beginning of a text file; a line below says how much that is. What turns out to be no text
 * is told by its facts.
 */
export function WithText(props: {
  file: PreviewedFile;
  bytes: number;
  children: (text: string, isCut: boolean) => ReactNode;
}) {
  const { file, bytes, children } = props;
  const { data, error } = useText(file.address, bytes);
  if (error !== null) return <ErrorState title="The file cannot be read">{error.message}</ErrorState>;
  if (data === undefined) return <Skeleton className="m-4 h-64" />;
  if (looksBinary(data)) return <FileFacts file={file} reason="There is no preview: the file is not text." />;
  const isCut = file.sizeBytes > bytes;
  return (
    <>
      {children(isCut ? trimCut(data) : data, isCut)}
      {isCut && (
        <Remark>
          From the first {formatBytes(bytes)} of {formatBytes(file.sizeBytes)}. The download has all of it.
        </Remark>
      )}
    </>
  );
}
