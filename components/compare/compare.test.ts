import { describe, expect, test } from "vitest";
import { addRuns, colorsOf, readComparison, removeRun, writeComparison } from "./address.ts";
import { judge, numberRows, textRows } from "./rows.ts";

const ids = Array.from({ length: 14 }, (_, i) => i.toString(16).padStart(32, "a"));
const comparing = (...runs: string[]) => readComparison(new URLSearchParams({ runs: runs.join(",") }));

describe("the address of a comparison", () => {
  test("says everything, and a teammate reads the same", () => {
    const comparison = {
      ...removeRun(comparing(...ids), ids[0] ?? ""),
      baseline: ids[3],
      aggregate: "best" as const,
      all: true,
    };
    const written = writeComparison(new URLSearchParams("smooth=0.5"), comparison);
    expect(written.get("smooth")).toBe("0.5");
    expect(readComparison(written)).toEqual(comparison);
  });

  test("written by hand needs only the runs", () => {
    expect(comparing(ids[1] ?? "", ids[2] ?? "")).toEqual({
      runIds: [ids[1], ids[2]],
      slots: new Map(),
      baseline: ids[1],
      aggregate: "last",
      all: false,
    });
  });

  test("drops what is no run, what comes twice, and a baseline that is not compared", () => {
    const params = new URLSearchParams({ runs: `x,${ids[1]},${ids[1]},'; drop`, baseline: ids[5] ?? "" });
    expect(readComparison(params)).toMatchObject({ runIds: [ids[1]], baseline: ids[1] });
  });

  test("keeps every colour when a run leaves or comes", () => {
    const before = comparing(...ids);
    const after = addRuns(removeRun(before, ids[2] ?? ""), ["b".repeat(32)]);
    for (const id of ids.filter((other) => other !== ids[2])) {
      expect(colorsOf(after).get(id)).toEqual(colorsOf(before).get(id));
    }
  });

  test("has another baseline when the baseline leaves", () => {
    expect(removeRun(comparing(...ids), ids[0] ?? "").baseline).toBe(ids[1]);
  });
});

const metric = (key: string, last: number, min = last, max = last) => ({ key, last, min, max });

describe("rows", () => {
  test("of params say whether the runs differ, a missing value included", () => {
    const rows = textRows([
      [
        { key: "lr", value: "0.1" },
        { key: "depth", value: "3" },
      ],
      [{ key: "lr", value: "0.1" }],
    ]);
    expect(rows).toEqual([
      { key: "depth", values: ["3", undefined], differs: true },
      { key: "lr", values: ["0.1", "0.1"], differs: false },
    ]);
  });

  test("of metrics carry the change to the baseline and whether it is better", () => {
    const [loss] = numberRows([[metric("loss", 0.5)], [metric("loss", 0.4)], []], 0, "last", () => "down");
    expect(loss?.cells[0]).toEqual({ value: 0.5, best: false });
    expect(loss?.cells[1]).toMatchObject({ value: 0.4, verdict: "better", best: true });
    expect(loss?.cells[1]?.delta).toBeCloseTo(-0.1);
    expect(loss?.cells[2]).toBeUndefined();
  });

  test("compare the best value in the direction of the metric", () => {
    const runs = [[metric("acc", 0.5, 0.1, 0.9)], [metric("acc", 0.8, 0.2, 0.8)]];
    const [row] = numberRows(runs, 0, "best", () => "up");
    expect(row?.cells.map((cell) => cell?.value)).toEqual([0.9, 0.8]);
    expect(row?.cells[1]?.verdict).toBe("worse");
  });

  test("without a baseline's value have no delta", () => {
    const [row] = numberRows([[], [metric("acc", 1)]], 0, "last", () => "up");
    expect(row?.cells[1]).toEqual({ value: 1, best: true });
  });
});

test("NaN and a metric without direction are unclear, equal values are the same", () => {
  expect(judge(NaN, 1, "up")).toBe("unclear");
  expect(judge(2, 1, undefined)).toBe("unclear");
  expect(judge(NaN, NaN, "up")).toBe("same");
  expect(judge(Infinity, Infinity, "down")).toBe("same");
});
