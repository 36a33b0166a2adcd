"use client";

import type { KeyboardEvent, PointerEvent } from "react";
import { useRef } from "react";
import { clampWidth } from "./widths.ts";

/** How far one press of an arrow goes. */
const stepPx = 16;

export type Resizing = {
  widths: Readonly<Record<string, number>>;
  /** The column follows the pointer; nothing is kept yet. */
  show: (name: string, pixels: number) => void;
  /** Keeps a width; without one the column has its usual width again. */
  keep: (name: string, pixels: number | undefined) => void;
};

/** The right edge of a column's head. It is dragged, or moved with the arrows; a double click or Enter gives the usual width back. */
export function ResizeHandle(props: { name: string; label: string; usual: number; resizing: Resizing }) {
  const { name, label, resizing } = props;
  const start = useRef<{ x: number; width: number }>(undefined);
  const press = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    start.current = { x: event.clientX, width: headWidth(event.currentTarget) };
  };
  const widthAt = (event: PointerEvent) =>
    start.current && clampWidth(start.current.width + event.clientX - start.current.x);
  const move = (event: PointerEvent) => {
    const width = widthAt(event);
    if (width !== undefined) resizing.show(name, width);
  };
  const release = (event: PointerEvent) => {
    const width = widthAt(event);
    const isMoved = start.current !== undefined && start.current.x !== event.clientX;
    start.current = undefined;
    if (isMoved) resizing.keep(name, width);
  };
  const key = (event: KeyboardEvent<HTMLDivElement>) => {
    const by = { ArrowLeft: -stepPx, ArrowRight: stepPx }[event.key];
    if (by === undefined && event.key !== "Enter") return;
    event.preventDefault();
    resizing.keep(name, by === undefined ? undefined : clampWidth(headWidth(event.currentTarget) + by));
  };
  return (
    <div
      // A separator that takes the focus is a handle, and there is no tag for it.
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={`Width of ${label}`}
      aria-valuenow={resizing.widths[name] ?? props.usual}
      title="Drag to resize, double-click for the usual width"
      onPointerDown={press}
      onPointerMove={move}
      onPointerUp={release}
      onPointerCancel={() => (start.current = undefined)}
      onDoubleClick={() => resizing.keep(name, undefined)}
      onKeyDown={key}
      className="absolute inset-y-0 right-0 w-2 cursor-col-resize touch-none border-r-2 border-transparent outline-none hover:border-primary focus-visible:border-primary active:border-primary pointer-coarse:w-4 pointer-coarse:border-r pointer-coarse:border-border"
    />
  );
}

const headWidth = (handle: HTMLElement): number => handle.closest("th")?.offsetWidth ?? 0;
