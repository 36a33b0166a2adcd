"use client";

import type { PointerEvent } from "react";
import { useRef, useState } from "react";
import { useCrosshairStore } from "./crosshair-store.ts";
import type { Plot } from "./plot.ts";
import type { Range } from "./series.ts";
import { dragPxMin, rangeBetween } from "./zoom.ts";

/** Takes the pointer: moves the crosshair, and from press to release marks the range to zoom into. */
export function DragArea(props: {
  chart: string;
  plot: Plot;
  range: Range;
  onZoom: (range: Range | undefined) => void;
}) {
  const { chart, plot, range, onZoom } = props;
  const store = useCrosshairStore();
  const area = useRef<SVGRectElement>(null);
  const [drag, setDrag] = useState<{ start: number; end: number }>();
  const place = (event: PointerEvent) => {
    const box = area.current?.getBoundingClientRect();
    const left = Math.min(Math.max(event.clientX - (box?.left ?? 0), 0), plot.width);
    return { x: plot.left + left, y: plot.top + event.clientY - (box?.top ?? 0) };
  };
  const move = (event: PointerEvent) => {
    const { x, y } = place(event);
    store.move({ x: plot.fromX(x), chart, pointerY: y });
    if (drag !== undefined) setDrag({ ...drag, end: x });
  };
  const press = (event: PointerEvent) => {
    if (event.button !== 0) return;
    area.current?.setPointerCapture(event.pointerId);
    const { x } = place(event);
    setDrag({ start: x, end: x });
  };
  const release = () => {
    setDrag(undefined);
    if (drag === undefined || Math.abs(drag.end - drag.start) < dragPxMin) return;
    onZoom(rangeBetween(plot.fromX(drag.start), plot.fromX(drag.end), range));
  };
  return (
    <>
      {drag !== undefined && (
        <rect
          x={Math.min(drag.start, drag.end)}
          y={plot.top}
          width={Math.abs(drag.end - drag.start)}
          height={plot.height}
          fill="var(--primary)"
          fillOpacity={0.12}
          stroke="var(--primary)"
          strokeOpacity={0.5}
        />
      )}
      <rect
        ref={area}
        x={plot.left}
        y={plot.top}
        width={plot.width}
        height={plot.height}
        fill="transparent"
        className="cursor-crosshair touch-pan-y"
        onPointerMove={move}
        onPointerDown={press}
        onPointerUp={release}
        onPointerCancel={() => setDrag(undefined)}
        onPointerLeave={() => drag === undefined && store.move(undefined)}
        onDoubleClick={() => onZoom(undefined)}
      />
    </>
  );
}
