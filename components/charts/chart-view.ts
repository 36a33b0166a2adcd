import type { Range, ScaleKind, XAxisKind } from "./series.ts";

/** How all charts of a page are looked at. It lives in the address, so that a teammate sees the same. */
export type ChartView = {
  axis: XAxisKind;
  xScale: ScaleKind;
  yScale: ScaleKind;
  /** 0 is none, below 1. */
  smoothing: number;
  /** The part of the x axis in view; absent for the whole. */
  zoom?: Range;
  /** What the charts are searched for. */
  find: string;
  /** The metric that fills the screen. */
  full?: string;
  /** Groups that are folded away. */
  closed: string[];
};

type Params = {
  get: (name: string) => string | null;
  getAll: (name: string) => string[];
  toString: () => string;
};

const axes: readonly XAxisKind[] = ["step", "relative", "wall"];

/** Reads the view from an address; whatever it does not understand is as if it were not there. */
export function readChartView(params: Params): ChartView {
  const axis = axes.find((candidate) => candidate === params.get("x")) ?? "step";
  const logs = (params.get("log") ?? "").split(",");
  const smoothing = Number(params.get("smooth"));
  const zoom = readRange(params.get("zoom"));
  const full = params.get("chart");
  return {
    axis,
    xScale: logs.includes("x") && axis !== "wall" ? "log" : "linear",
    yScale: logs.includes("y") ? "log" : "linear",
    smoothing: smoothing > 0 && smoothing < 1 ? smoothing : 0,
    ...(zoom === undefined ? {} : { zoom }),
    find: params.get("find") ?? "",
    ...(full === null ? {} : { full }),
    closed: params.getAll("closed"),
  };
}

/** The address's parameters with the view written into them; defaults are left out, other parameters stay. */
export function writeChartView(params: Params, view: ChartView): URLSearchParams {
  const next = new URLSearchParams(params.toString());
  const put = (name: string, value: string) => (value === "" ? next.delete(name) : next.set(name, value));
  put("x", view.axis === "step" ? "" : view.axis);
  put("log", [view.xScale === "log" ? "x" : "", view.yScale === "log" ? "y" : ""].filter(Boolean).join(","));
  put("smooth", view.smoothing === 0 ? "" : String(view.smoothing));
  put("zoom", view.zoom === undefined ? "" : writeRange(view.zoom));
  put("find", view.find);
  put("chart", view.full ?? "");
  next.delete("closed");
  for (const group of view.closed) next.append("closed", group);
  return next;
}

/** The view after a change; another axis has another range, so the zoom goes. */
export function changeView(view: ChartView, change: Partial<ChartView>): ChartView {
  const next = { ...view, ...change };
  if (next.axis === view.axis) return next;
  const { zoom: _gone, ...rest } = next;
  return { ...rest, xScale: next.axis === "wall" ? "linear" : next.xScale };
}

const separator = "~";

function readRange(text: string | null): Range | undefined {
  const [from, to] = (text ?? "").split(separator).map(Number);
  if (from === undefined || to === undefined || !(from < to) || !Number.isFinite(to - from)) return undefined;
  return { from, to };
}

const writeRange = ({ from, to }: Range): string => `${shorten(from)}${separator}${shorten(to)}`;

/** Thirteen digits are what a wall time in ms needs, and more than a pixel does. */
const shorten = (value: number): string => String(Number(value.toPrecision(13)));
