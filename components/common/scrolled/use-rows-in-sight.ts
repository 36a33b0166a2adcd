"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import type { RefObject } from "react";
import { useEffect, useRef } from "react";

/** Rows beyond the edge that are kept drawn, and how near the last one more are asked for. */
const overscan = 12;
const nearEnd = 30;
/** What the server draws: the rows of a tall screen. */
const firstRows = 50;

export type RowsInSight = {
  scroller: RefObject<HTMLDivElement | null>;
  /** The rows to draw: from this one to before that one. */
  from: number;
  to: number;
  scrollTo: (index: number) => void;
};

/**
 * Which rows of a long list are drawn; the others are spaces above and below. `rowHeight` is in px and the same for every
 * row. `onSight` is told after each drawing what is drawn, `onEnd` when the last rows come near.
 */
export function useRowsInSight(props: {
  count: number;
  rowHeight: number;
  onSight: (from: number, to: number) => void;
  onEnd: () => void;
}): RowsInSight {
  const { count, rowHeight, onSight, onEnd } = props;
  const scroller = useRef<HTMLDivElement>(null);
  // The virtualizer hands out new functions at each render, so nothing below may be kept by what it was given.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan,
    initialRect: { width: 0, height: firstRows * rowHeight },
  });
  const items = virtual.getVirtualItems();
  const from = items[0]?.index ?? 0;
  const to = (items.at(-1)?.index ?? -1) + 1;
  useEffect(() => {
    onSight(from, to);
    if (to >= count - nearEnd) onEnd();
  });
  return { scroller, from, to, scrollTo: (index) => virtual.scrollToIndex(index) };
}
