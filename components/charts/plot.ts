"use client";

import {
  usePlotArea,
  useXAxisInverseScale,
  useXAxisScale,
  useYAxisInverseScale,
  useYAxisScale,
} from "recharts";

/** The inside of a chart in px, and the way between px and values. */
export type Plot = {
  left: number;
  top: number;
  width: number;
  height: number;
  toX: (value: number) => number;
  toY: (value: number) => number;
  fromX: (px: number) => number;
  fromY: (px: number) => number;
};

/** The plot of the chart this is called in; undefined until the chart has been measured. */
export function usePlot(): Plot | undefined {
  const area = usePlotArea();
  const toX = useXAxisScale();
  const toY = useYAxisScale();
  const fromX = useXAxisInverseScale();
  const fromY = useYAxisInverseScale();
  if (area === undefined || !toX || !toY || !fromX || !fromY) return undefined;
  return {
    left: area.x,
    top: area.y,
    width: area.width,
    height: area.height,
    toX: (value) => toX(value) ?? NaN,
    toY: (value) => toY(value) ?? NaN,
    fromX: (px) => Number(fromX(px)),
    fromY: (px) => Number(fromY(px)),
  };
}
