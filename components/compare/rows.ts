import type { Aggregate } from "./address.ts";
import type { Direction } from "#server/domain/metrics/direction.ts";

type Texts = readonly { key: string; value: string }[];
type Numbers = readonly { key: string; last: number; min: number | null; max: number | null }[];

/** A row of texts: one value per run in the order of the runs, absent where the run has none. */
export type TextRow = { key: string; values: (string | undefined)[]; differs: boolean };

/** What a run's number is to the baseline's. `unclear` when the metric has no better end or one of them is NaN. */
export type Verdict = "better" | "worse" | "same" | "unclear";

export type NumberCell = {
  value: number;
  /** To the baseline; absent for the baseline itself and when it has no such metric. */
  delta?: number;
  verdict?: Verdict;
  /** The best of the row, when the metric has a better end and the runs differ. */
  best: boolean;
};

export type NumberRow = {
  key: string;
  direction: Direction | undefined;
  cells: (NumberCell | undefined)[];
  differs: boolean;
};

/** Every key any of the runs has, by name. */
export function textRows(runs: readonly Texts[]): TextRow[] {
  return rowsOf(runs, ({ value }) => value).map(({ key, values }) => ({
    key,
    values,
    differs: differ(values),
  }));
}

/** Every metric any of the runs has, by name, measured against the run at `baseline`. */
export function numberRows(
  runs: readonly Numbers[],
  baseline: number,
  aggregate: Aggregate,
  direction: (key: string) => Direction | undefined,
): NumberRow[] {
  const pick = (metric: Numbers[number]) => pickValue(metric, aggregate, direction(metric.key));
  return rowsOf(runs, pick).map(({ key, values }) => {
    const better = direction(key);
    const reference = values[baseline];
    const top = differ(values) ? bestOfRow(values, better) : undefined;
    const cells = values.map((value, index): NumberCell | undefined => {
      if (value === undefined) return undefined;
      const best = top !== undefined && value === top;
      if (index === baseline || reference === undefined) return { value, best };
      return { value, best, delta: value - reference, verdict: judge(value, reference, better) };
    });
    return { key, direction: better, cells, differs: differ(values) };
  });
}

/** Whether `value` is better than `reference`. Equal infinities are the same. */
export function judge(value: number, reference: number, direction: Direction | undefined): Verdict {
  if (Object.is(value, reference) || value === reference) return "same";
  if (direction === undefined || Number.isNaN(value) || Number.isNaN(reference)) return "unclear";
  return value > reference === (direction === "up") ? "better" : "worse";
}

function pickValue(metric: Numbers[number], aggregate: Aggregate, direction: Direction | undefined): number {
  const { last, min, max } = metric;
  if (aggregate === "min") return min ?? last;
  if (aggregate === "max") return max ?? last;
  if (aggregate === "last" || direction === undefined) return last;
  return (direction === "up" ? max : min) ?? last;
}

function bestOfRow(
  values: readonly (number | undefined)[],
  direction: Direction | undefined,
): number | undefined {
  const numbers = values.filter((value) => value !== undefined && !Number.isNaN(value)).map(Number);
  if (direction === undefined || numbers.length === 0) return undefined;
  return numbers.reduce((a, b) => (direction === "up" ? Math.max(a, b) : Math.min(a, b)));
}

function rowsOf<Item extends { key: string }, Value>(
  runs: readonly (readonly Item[])[],
  read: (item: Item) => Value,
) {
  const rows = new Map<string, (Value | undefined)[]>();
  for (const [index, items] of runs.entries()) {
    for (const item of items) {
      const values = rows.get(item.key) ?? runs.map(() => undefined);
      values[index] = read(item);
      rows.set(item.key, values);
    }
  }
  return [...rows].map(([key, values]) => ({ key, values })).toSorted((a, b) => byName(a.key, b.key));
}

const byName = new Intl.Collator("en", { numeric: true }).compare;

/** Also when one has a value and another has none. */
const differ = (values: readonly unknown[]): boolean => values.some((value) => !Object.is(value, values[0]));
