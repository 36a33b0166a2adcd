import { describe, expect, test } from "vitest";
import { changeView, readChartView, writeChartView } from "./chart-view.ts";
import { describeCoverage } from "./coverage.ts";
import { groupKeys } from "./group-keys.ts";
import { nearestReading, readAt, valueAt, windowAround } from "./readings.ts";
import { shapeCurves } from "./rows.ts";
import type { Bucket, Series } from "./series.ts";

const bucket = (x: number, mean: number | null, count = 1, spread = 0): Bucket => ({
  x,
  mean,
  min: mean === null ? null : mean - spread,
  max: mean === null ? null : mean + spread,
  count,
});
const series = (runId: string, buckets: Bucket[], odd: Series["odd"] = []): Series => ({
  runId,
  label: runId,
  color: "red",
  buckets,
  odd,
  points: buckets.reduce((sum, { count }) => sum + count, 0),
  last: buckets.at(-1)?.mean ?? Number.NaN,
});
const plain = { xScale: "linear", yScale: "linear", smoothing: 0, extentLength: 10 } as const;
const everything = { from: -Infinity, to: Infinity };

describe("the address of a view", () => {
  test("says everything, and a teammate reads the same", () => {
    const view = {
      axis: "relative",
      xScale: "log",
      yScale: "log",
      smoothing: 0.6,
      zoom: { from: 10.5, to: 20 },
      find: "val loss",
      full: "val/loss ~ 損失",
      closed: ["system", "a,b"],
    } as const;
    const written = writeChartView(new URLSearchParams("runs=a,b"), { ...view, closed: [...view.closed] });
    expect(written.get("runs")).toBe("a,b");
    expect(readChartView(new URLSearchParams(written.toString()))).toEqual(view);
  });

  test("of the plain view is empty", () => {
    expect(writeChartView(new URLSearchParams(), readChartView(new URLSearchParams())).toString()).toBe("");
  });

  test("with nonsense in it shows the plain view", () => {
    const nonsense = new URLSearchParams("x=moon&smooth=7&zoom=9~2&log=z");
    expect(readChartView(nonsense)).toEqual(readChartView(new URLSearchParams()));
  });

  test("loses its zoom with its axis", () => {
    const zoomed = readChartView(new URLSearchParams("zoom=1~5"));
    expect(changeView(zoomed, { axis: "wall" }).zoom).toBeUndefined();
    expect(changeView(zoomed, { smoothing: 0.5 }).zoom).toEqual({ from: 1, to: 5 });
  });
});

describe("groups", () => {
  test("are the first part of the name, plain ones first, system last", () => {
    expect(groupKeys(["system/gpu_0", "train/loss", "accuracy", "val/loss", "train/acc"])).toEqual([
      { name: "Metrics", keys: ["accuracy"] },
      { name: "train", keys: ["train/acc", "train/loss"] },
      { name: "val", keys: ["val/loss"] },
      { name: "system", keys: ["system/gpu_0"] },
    ]);
  });

  test("count numbers by size", () => {
    expect(groupKeys(["fold_10", "fold_2"])[0]?.keys).toEqual(["fold_2", "fold_10"]);
  });

  test("hold what has all the words", () => {
    expect(groupKeys(["train/loss", "val/loss", "val/acc"], "LOSS val")).toEqual([
      { name: "val", keys: ["val/loss"] },
    ]);
  });
});

describe("the crosshair", () => {
  const curves = shapeCurves(
    [
      series("low", [bucket(0, 1), bucket(10, 1)]),
      series("high", [bucket(0, 5), bucket(10, 5)]),
      series("short", [bucket(0, 9), bucket(4, 9)]),
    ],
    plain,
  );

  test("reads the lines as they stand", () => {
    expect(readAt(curves, 1, { from: 0, to: 10 }).map(({ series: { runId } }) => runId)).toEqual([
      "short",
      "high",
      "low",
    ]);
  });

  test("says nothing of a run that ended before", () => {
    expect(readAt(curves, 9, { from: 0, to: 10 }).map(({ series: { runId } }) => runId)).toEqual([
      "high",
      "low",
    ]);
  });

  test("says the latest value of a run, not the mean of the bucket it lies in, until something is pointed at", () => {
    const run = { ...series("a", [bucket(0, 1), bucket(5, null), bucket(10, 2, 300, 1)]), last: 2.9 };
    expect([undefined, 0, 5, 9].map((x) => valueAt(run, x))).toEqual([2.9, 1, null, 2]);
    expect(valueAt({ ...run, last: Number.NaN }, undefined)).toBeNaN();
  });

  test("knows which line the pointer is at, and shows its neighbours", () => {
    const readings = readAt(curves, 1, { from: 0, to: 10 });
    expect(nearestReading(readings, 1.4)).toBe(2);
    expect(windowAround(readings, 2, 2)).toEqual({ shown: readings.slice(1), above: 1, below: 0 });
  });
});

describe("curves", () => {
  test("on a log scale leave out what is not above zero and keep the rest of its bucket", () => {
    const [curve] = shapeCurves([series("a", [bucket(1, 0), bucket(2, 1, 9, 4)])], {
      ...plain,
      yScale: "log",
    });
    expect(curve?.rows.map(({ line }) => line)).toEqual([null, 1]);
    expect(curve?.rows[1]?.envelope?.[1]).toBe(5);
  });

  test("name the points that have no neighbour to draw a line to", () => {
    const [curve] = shapeCurves(
      [series("a", [bucket(0, 1), bucket(1, null), bucket(2, 1), bucket(3, 2)])],
      plain,
    );
    expect(curve?.lone.map(({ x }) => x)).toEqual([0]);
  });
});

describe("the line under a chart", () => {
  const none = { points: 0, exact: true };

  test("says how many points it stands for", () => {
    expect(describeCoverage([series("a", [bucket(0, 1)])], everything, none)).toBe("1 point");
    expect(describeCoverage([series("a", [bucket(0, 1, 1200), bucket(1, 1, 800)])], everything, none)).toBe(
      "2,000 points, min–max of up to 1,200 each",
    );
  });

  test("counts what is marked at the edge and what a log axis hides", () => {
    const odd = [
      { x: 3, value: "NaN" as const, count: 2 },
      { x: 9, value: "Infinity" as const, count: 1 },
    ];
    expect(
      describeCoverage([series("a", [bucket(0, 1)], odd)], everything, { points: 4, exact: false }),
    ).toBe("1 point · 2 NaN, 1 +∞ marked · at least 4 at or below zero cannot stand on a log axis");
  });
});
