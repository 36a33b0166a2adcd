"use client";

import { useEffect, useRef, useState } from "react";

const heightPxMax = 20_000;

/** HTML of a stranger in an empty document of nobody's origin, as high as it says to be. */
export function OutputFrame({ html, title }: { html: string; title: string }) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [heightPx, setHeightPx] = useState(48);
  useEffect(() => {
    const hear = ({ source, data }: MessageEvent<unknown>) => {
      const inside = frame.current?.contentWindow;
      if (inside === null || inside === undefined || source !== inside) return;
      // Its origin is nobody's, so it cannot be named as the only one to hear this.
      if (isReady(data)) inside.postMessage({ html }, "*");
      const told = heightOf(data);
      if (told !== undefined) setHeightPx(Math.min(heightPxMax, Math.max(24, told)));
    };
    window.addEventListener("message", hear);
    return () => window.removeEventListener("message", hear);
  }, [html]);
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

const isReady = (data: unknown) => typeof data === "object" && data !== null && "isReady" in data;

function heightOf(data: unknown): number | undefined {
  if (typeof data !== "object" || data === null || !("heightPx" in data)) return undefined;
  return typeof data.heightPx === "number" && Number.isFinite(data.heightPx) ? data.heightPx : undefined;
}
