"use client";

import { TriangleAlertIcon } from "lucide-react";
import type { ReactNode } from "react";
import { CopyableCode } from "#components/common/copyable-code.tsx";
import { formatBytes, formatCount } from "#components/common/format/number.ts";
import { RelativeTime } from "#components/common/relative-time.tsx";
import type { PreviewedFile } from "./previewed-file.ts";

/** What is known of a file that is not opened; what is beneath it may say more. */
export function FileFacts(props: {
  file: PreviewedFile;
  reason?: string | undefined;
  warning?: string | undefined;
  children?: ReactNode;
}) {
  const { file, reason, warning, children } = props;
  return (
    <div className="space-y-4 p-4 text-sm">
      {warning !== undefined && (
        <p role="note" className="flex max-w-prose items-start gap-2 rounded-md border border-warning/50 p-3">
          <TriangleAlertIcon aria-hidden className="mt-0.5 size-4 shrink-0 text-warning" />
          {warning}
        </p>
      )}
      {reason !== undefined && <p className="text-muted-foreground">{reason}</p>}
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-6 gap-y-2">
        <Fact label="Type">{file.contentType}</Fact>
        <Fact label="Size">
          <span className="numeric">{formatBytes(file.sizeBytes)}</span>
          {file.sizeBytes >= 1024 && (
            <span className="numeric text-muted-foreground"> ({formatCount(file.sizeBytes)} bytes)</span>
          )}
        </Fact>
        <Fact label="SHA-256">
          <CopyableCode text={file.sha256} label="Copy the SHA-256" />
        </Fact>
        <Fact label="Uploaded">
          <RelativeTime at={file.createdAt.getTime()} />
        </Fact>
      </dl>
      {children}
    </div>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted-foreground">{label}</dt>
      <dd className="min-w-0">{children}</dd>
    </>
  );
}
