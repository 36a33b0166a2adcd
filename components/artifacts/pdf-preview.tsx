"use client";

import { useRef, useState } from "react";
import { formatCounted } from "#components/common/format/number.ts";
import { messageOf } from "#components/common/message-of.ts";
import { NoPreview } from "./no-preview.tsx";
import type { PreviewedFile } from "./previewed-file.ts";
import { Remark } from "./remark.tsx";
import { useFrameTalk } from "./use-frame-talk.ts";

/** A PDF, read and drawn in a frame whose origin is nobody's: it is handed the bytes and reaches nothing else. */
export function PdfPreview({ file }: { file: PreviewedFile }) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [pages, setPages] = useState<number>();
  const [failed, setFailed] = useState<string>();
  useFrameTalk(frame, (told, answer) => {
    if (typeof told["pages"] === "number") setPages(told["pages"]);
    if (typeof told["failed"] === "string") setFailed(told["failed"]);
    if (told["isReady"] !== true) return;
    fetchBytes(file.address).then(
      (bytes) => answer({ bytes }),
      (error: unknown) => setFailed(messageOf(error)),
    );
  });
  if (failed !== undefined) return <NoPreview reason={`The document cannot be shown: ${failed}`} />;
  return (
    <>
      <iframe
        ref={frame}
        title={file.name}
        src="/api/frame/pdf"
        sandbox="allow-scripts"
        referrerPolicy="no-referrer"
        className="block h-[75vh] w-full bg-muted"
      />
      <Remark>{pages === undefined ? "Reading the document…" : formatCounted(pages, "page")}</Remark>
    </>
  );
}

async function fetchBytes(address: string): Promise<ArrayBuffer> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`the server answered ${response.status}. Try again.`);
  return response.arrayBuffer();
}
