"use client";

import { startTransition, useState } from "react";
import type { Resizing } from "./resize-handle.tsx";
import type { Widths } from "./widths.ts";

/** The widths of a table, with the one that is being dragged as it is at this moment. */
export function useResizing(
  widths: Widths,
  resize: (name: string, pixels: number | undefined) => void,
): Resizing {
  const [dragged, setDragged] = useState<Widths>({});
  return {
    widths: { ...widths, ...dragged },
    show: (name, pixels) => setDragged({ [name]: pixels }),
    keep: (name, pixels) => {
      resize(name, pixels);
      // The address tells its new width in a transition: the dragged one goes in the same, not before.
      startTransition(() => setDragged({}));
    },
  };
}
