import type { Columns, Int64 } from "./columns.ts";
import { integerAt } from "./columns.ts";
import { compareIntegers } from "./order.ts";

/** A run's metric in one row. `min` and `max` are over values that are not NaN; null when there is none. */
export type Summary = {
  last: { value: number; step: Int64; timeMs: Int64 };
  min: { value: number; step: Int64 } | null;
  max: { value: number; step: Int64 } | null;
  points: number;
  nan: number;
};

/**
 * What is kept of points for the run table and search. The last is the greatest by (step, time, value), NaN counting as 0 there,
 * as in MLflow; of equals the first to arrive. Of equal extremes the first to arrive gives the step. Takes at least one point.
 */
export function summarize(points: Columns): Summary {
  const { steps, times, values } = points;
  let [last, min, max, nan] = [0, -1, -1, 0];
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i] ?? 0;
    if (isLater(points, i, last)) last = i;
    if (Number.isNaN(value)) nan += 1;
    else {
      if (min < 0 || value < (values[min] ?? 0)) min = i;
      if (max < 0 || value > (values[max] ?? 0)) max = i;
    }
  }
  const at = (i: number) => ({ value: values[i] ?? 0, step: integerAt(steps, i) });
  return {
    last: { ...at(last), timeMs: integerAt(times, last) },
    min: min < 0 ? null : at(min),
    max: max < 0 ? null : at(max),
    points: values.length,
    nan,
  };
}

function isLater({ steps, times, values }: Columns, a: number, b: number): boolean {
  const order =
    compareIntegers(integerAt(steps, a), integerAt(steps, b)) ||
    compareIntegers(integerAt(times, a), integerAt(times, b)) ||
    rank(values[a]) - rank(values[b]);
  return order > 0;
}

const rank = (value = 0): number => (Number.isNaN(value) ? 0 : value);
