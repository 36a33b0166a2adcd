"use client";

import type { RefCallback } from "react";
import { useCallback, useState } from "react";

/** The element's size in whole px, kept current; undefined until it is on the page. */
export function useSize(): [RefCallback<HTMLElement>, { width: number; height: number } | undefined] {
  const [size, setSize] = useState<{ width: number; height: number }>();
  const ref = useCallback((element: HTMLElement | null) => {
    if (element === null) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      if (entry === undefined) return;
      const width = Math.floor(entry.contentRect.width);
      const height = Math.floor(entry.contentRect.height);
      setSize((before) => (before?.width === width && before.height === height ? before : { width, height }));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [ref, size];
}
