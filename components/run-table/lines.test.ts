import { expect, test } from "vitest";
import { csvRecord } from "./csv.ts";
import type { RunRow } from "./row.ts";
import { emptySelection, extendTo, toggle, toggleAll } from "./selection.ts";
import { layOutTree } from "./tree.ts";

const run = (id: string): RunRow => ({
  id,
  name: id,
  status: "FINISHED",
  userId: "ken",
  startTimeMs: 0,
  endTimeMs: 0,
  parentRunId: null,
  lifecycleStage: "active",
  metrics: [],
  params: [],
  tags: [],
});
const ids = (lines: ReturnType<typeof layOutTree>) =>
  lines.map((line) => (line.kind === "run" ? `${"-".repeat(line.depth)}${line.row.id}` : "…"));

test("children stand below an open parent, and a word stands for those on their way", () => {
  const nesting = {
    childCounts: new Map([
      ["a", 2],
      ["b", 1],
    ]),
    open: new Set(["a", "b"]),
    children: new Map([["a", [run("a1"), run("a2")]]]),
  };
  expect(ids(layOutTree([run("a"), run("b"), run("c")], nesting))).toEqual([
    "a",
    "-a1",
    "-a2",
    "b",
    "…",
    "c",
  ]);
});

test("a run that names itself as its parent does not nest for ever", () => {
  const nesting = {
    childCounts: new Map([["a", 1]]),
    open: new Set(["a"]),
    children: new Map([["a", [run("a")]]]),
  };
  expect(ids(layOutTree([run("a")], nesting))).toEqual(["a"]);
});

test("Shift chooses the range from the run chosen last", () => {
  const order = ["a", "b", "c", "d"];
  const selection = extendTo(toggle(emptySelection, "b"), "d", order);
  expect([...selection.ids]).toEqual(["b", "c", "d"]);
  expect(toggleAll({ ids: new Set(order) }, order).ids.size).toBe(0);
});

test("a text that a spreadsheet would run is made text, a negative number is left alone", () => {
  expect(csvRecord(["=1+1", "-0.5", 'say "hi", ken', undefined, NaN])).toBe(
    `'=1+1,-0.5,"say ""hi"", ken",,NaN\r\n`,
  );
});
