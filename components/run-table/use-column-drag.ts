"use client";

import type { MouseEvent, PointerEvent, RefObject } from "react";
import { useEffect, useRef, useState } from "react";
import { findGap, scrollAtEdge } from "./drag-place.ts";

/** How far a mouse goes and how long a finger rests before a press is a drag; until then it is a click or a scroll. */
const dragPxMin = 5;
const holdMs = 350;

type Press = {
  name: string;
  startX: number;
  x: number;
  isDrag: boolean;
  hold?: ReturnType<typeof setTimeout>;
};

/**
 * Takes a column by its head to another gap between columns. A mouse drags at once, a finger after it has rested, so
 * that it can still scroll the table. Escape gives up; near an edge the table scrolls along.
 */
export function useColumnDrag(
  row: RefObject<HTMLTableRowElement | null>,
  onPlace: (name: string, gap: number) => void,
) {
  const press = useRef<Press>(undefined);
  const wasDrag = useRef(false);
  const [drag, setDrag] = useState<{ name: string; gap: number }>();

  const begin = (target: Element, pointerId: number) => {
    if (press.current === undefined || row.current === null) return;
    press.current.isDrag = true;
    wasDrag.current = true;
    target.setPointerCapture(pointerId);
    setDrag({ name: press.current.name, gap: findGap(row.current, press.current.x) });
  };
  const end = () => {
    clearTimeout(press.current?.hold);
    press.current = undefined;
    setDrag(undefined);
  };
  useFollowing(row, press, drag?.name, setDrag, end);

  const handlersOf = (name: string) => ({
    onPointerDown: ({ button, clientX, currentTarget, pointerId, pointerType }: PointerEvent) => {
      if (button !== 0) return;
      wasDrag.current = false;
      press.current = { name, startX: clientX, x: clientX, isDrag: false };
      if (pointerType === "touch")
        press.current.hold = setTimeout(() => begin(currentTarget, pointerId), holdMs);
    },
    onPointerMove: ({ clientX, currentTarget, pointerId, pointerType }: PointerEvent) => {
      if (press.current === undefined) return;
      press.current.x = clientX;
      if (press.current.isDrag || Math.abs(clientX - press.current.startX) < dragPxMin) return;
      if (pointerType === "touch") end();
      else begin(currentTarget, pointerId);
    },
    onPointerUp: () => {
      if (drag !== undefined) onPlace(drag.name, drag.gap);
      end();
    },
    onPointerCancel: end,
    // A drag ends with a click on the head it began on, which would sort.
    onClickCapture: (event: MouseEvent) => wasDrag.current && event.stopPropagation(),
  });
  return { drag, handlersOf };
}

/** While a column is dragged: the gap follows the pointer, also while the table scrolls below it, and Escape ends it. */
function useFollowing(
  row: RefObject<HTMLTableRowElement | null>,
  press: RefObject<Press | undefined>,
  name: string | undefined,
  setDrag: (drag: { name: string; gap: number }) => void,
  end: () => void,
) {
  useEffect(() => {
    const head = row.current;
    // A finger that moves scrolls, unless its first move is refused; only a listener of this kind may refuse.
    const refuse = (event: TouchEvent) => press.current?.isDrag && event.preventDefault();
    head?.addEventListener("touchmove", refuse, { passive: false });
    return () => head?.removeEventListener("touchmove", refuse);
  }, [row, press]);
  useEffect(() => {
    const head = row.current;
    if (name === undefined || head === null) return;
    const follow = () => {
      const x = press.current?.x ?? 0;
      scrollAtEdge(head, x);
      setDrag({ name, gap: findGap(head, x) });
      frame = requestAnimationFrame(follow);
    };
    let frame = requestAnimationFrame(follow);
    return () => cancelAnimationFrame(frame);
  }, [name, row, press, setDrag]);
  useEffect(() => {
    if (name === undefined) return;
    const onKey = ({ key }: KeyboardEvent) => key === "Escape" && end();
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  });
}
