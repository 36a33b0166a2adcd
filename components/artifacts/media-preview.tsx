"use client";

import { useState } from "react";
import { FileFacts } from "./file-facts.tsx";
import type { PreviewedFile } from "./previewed-file.ts";

/** Sound or film in the browser's own player, which fetches the part it plays. */
export function MediaPreview({ file, kind }: { file: PreviewedFile; kind: "audio" | "video" }) {
  const [failed, setFailed] = useState(false);
  if (failed) return <FileFacts file={file} reason="The browser cannot play this file." />;
  const player = { src: file.address, "aria-label": file.name, onError: () => setFailed(true) };
  return (
    <div className="p-4">
      {/* What a run logs comes without captions. */}
      {kind === "audio" ? (
        // oxlint-disable-next-line jsx-a11y/media-has-caption
        <audio {...player} controls preload="metadata" className="w-full max-w-xl" />
      ) : (
        // oxlint-disable-next-line jsx-a11y/media-has-caption
        <video
          {...player}
          controls
          preload="metadata"
          className="mx-auto max-h-[70vh] max-w-full rounded-md"
        />
      )}
    </div>
  );
}
