import type { Range, XAxisKind } from "./series.ts";

/** A drag shorter than this is a click, in px. */
export const dragPxMin = 6;

/** The range between two ends in any order, within `extent`. */
export function rangeBetween(a: number, b: number, extent: Range): Range {
  const from = Math.max(extent.from, Math.min(a, b));
  const to = Math.min(extent.to, Math.max(a, b));
  return from <= to ? { from, to } : extent;
}

/** The range around `center`, `factor` times as long, moved so that it stays within `extent`. */
export function zoomAround(range: Range, center: number, factor: number, extent: Range): Range {
  const length = Math.min((range.to - range.from) * factor, extent.to - extent.from);
  const share = range.to === range.from ? 0.5 : (center - range.from) / (range.to - range.from);
  return moveInside(center - length * share, length, extent);
}

/** The range moved by a part of its own length: -0.2 is a fifth to the left. */
export function pan(range: Range, part: number, extent: Range): Range {
  const length = range.to - range.from;
  return moveInside(range.from + length * part, length, extent);
}

/**
 * What to ask the server for: somewhat more than is seen, so that lines run on to the edges of the plot
 * and smoothing has something to start from.
 */
export function withMargins(range: Range): Range {
  const margin = (range.to - range.from) * 0.15;
  return { from: range.from - margin, to: range.to + margin };
}

/** A zoom as an address says it: steps are whole, and the whole axis is no zoom. */
export function settleZoom(
  zoom: Range | undefined,
  extent: Range | undefined,
  axis: XAxisKind,
): Range | undefined {
  if (zoom === undefined || (extent !== undefined && isWhole(zoom, extent))) return undefined;
  return axis === "step" ? { from: Math.floor(zoom.from), to: Math.ceil(zoom.to) } : zoom;
}

function isWhole(range: Range, extent: Range): boolean {
  const slack = (extent.to - extent.from) * 1e-6;
  return range.from <= extent.from + slack && range.to >= extent.to - slack;
}

function moveInside(from: number, length: number, extent: Range): Range {
  const start = Math.min(Math.max(from, extent.from), extent.to - length);
  return { from: start, to: start + length };
}
