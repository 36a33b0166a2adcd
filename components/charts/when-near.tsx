"use client";

import type { ReactNode } from "react";
import { useCallback, useState } from "react";

/** How far outside the window a chart is made ready, in px. */
const nearPx = 400;

/**
 * Holds its place and shows its content only while that is near the window, so that a page of hundreds of charts
 * asks for and draws a handful. `placeholder` is as high as the content.
 */
export function WhenNear({ placeholder, children }: { placeholder: ReactNode; children: ReactNode }) {
  const [near, setNear] = useState(false);
  const watch = useCallback((element: HTMLElement | null) => {
    if (element === null) return undefined;
    const observer = new IntersectionObserver(([entry]) => setNear(entry?.isIntersecting ?? false), {
      rootMargin: `${nearPx}px 0px`,
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return <div ref={watch}>{near ? children : placeholder}</div>;
}
