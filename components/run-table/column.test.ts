import { expect, test } from "vitest";
import { chooseColumns } from "./choose-columns.ts";
import type { Column } from "./column.ts";
import { aggregateOf, isNumeric, labelOf, orderBy, parseColumn, valueOf } from "./column.ts";
import type { RunRow } from "./row.ts";

const run = (id: string, metrics: Record<string, number>, params: Record<string, string>): RunRow => ({
  id,
  name: id,
  status: "FINISHED",
  userId: "ken",
  startTimeMs: 1_000,
  endTimeMs: 61_000,
  parentRunId: null,
  lifecycleStage: "active",
  metrics: Object.entries(metrics).map(([key, last]) => ({
    key,
    last,
    min: last - 1,
    max: last + 1,
    lastStep: 0n,
  })),
  params: Object.entries(params).map(([key, value]) => ({ key, value })),
  tags: [],
});
const rows = [
  run("a", { loss: 0.5, "system/cpu": 3 }, { lr: "0.1", seed: "1", model: "rf" }),
  run("b", { loss: 0.4, accuracy: 0.9 }, { lr: "0.01", seed: "1", model: "gbc" }),
];

function column(name: string): Column {
  const parsed = parseColumn(name);
  if (parsed === undefined) throw new Error(`no column ${name}`);
  return parsed;
}

test("a metric's column says which of its values it shows, and best says which end that is", () => {
  expect(aggregateOf(column("metrics.loss"))).toBe("last");
  expect(aggregateOf(column("metrics.`loss`.best"))).toBe("best, min");
  expect(rows.map((row) => valueOf(row, column("metrics.`loss`.best"), 0))).toEqual([-0.5, -0.6]);
});

test("a name that means nothing is no column", () => {
  expect(parseColumn("nonsense.key")).toBeUndefined();
});

test("a run that is on has lasted until now, an ended one until its end", () => {
  const running: RunRow = { ...run("c", {}, {}), status: "RUNNING", endTimeMs: null };
  expect(valueOf(running, column("duration"), 31_000)).toBe(30_000);
  expect(valueOf(run("c", {}, {}), column("duration"), 31_000)).toBe(60_000);
});

test("params that are all numbers read and sort as numbers", () => {
  expect(isNumeric(column("params.lr"), rows)).toBe(true);
  expect(orderBy(column("params.lr"), "asc", rows)).toBe("params.lr AS NUMBER ASC");
  expect(orderBy(column("params.model"), "desc", rows)).toBe("params.model DESC");
});

test("without a choice the table shows what most runs have and params that differ", () => {
  expect(chooseColumns(undefined, undefined, rows).map(labelOf)).toEqual([
    "Status",
    "loss",
    "accuracy",
    "system/cpu",
    "lr",
    "model",
    "Started",
    "Duration",
    "User",
  ]);
});

test("columns of the address win over remembered ones, and unknown or repeated names are left out", () => {
  const chosen = chooseColumns(["metrics.loss", "nonsense.x", "metrics.loss"], ["params.lr"], rows);
  expect(chosen.map(({ name }) => name)).toEqual(["metrics.loss"]);
});
