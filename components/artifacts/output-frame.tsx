"use client";

import { useRef, useState } from "react";
import { useFrameTalk } from "./use-frame-talk.ts";

const heightPxMax = 20_000;

/** HTML of a stranger in an empty document of nobody's origin, as high as it says to be. */
export function OutputFrame({ html, title }: { html: string; title: string }) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [heightPx, setHeightPx] = useState(48);
  useFrameTalk(frame, ({ isReady, heightPx: told }, answer) => {
    if (isReady === true) answer({ html });
    if (typeof told === "number" && Number.isFinite(told))
      setHeightPx(Math.min(heightPxMax, Math.max(24, told)));
  });
  return (
    <iframe
      ref={frame}
      title={title}
      src="/api/frame"
      sandbox="allow-scripts"
      referrerPolicy="no-referrer"
      style={{ height: Math.min(heightPx, 800) }}
      className="block w-full rounded-md border bg-white"
    />
  );
}
