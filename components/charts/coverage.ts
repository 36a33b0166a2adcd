import { formatCount, formatCounted } from "#components/common/format/number.ts";
import type { Hidden } from "./hidden.ts";
import type { OddValue, Range, Series } from "./series.ts";

const oddNames: Record<OddValue, string> = { NaN: "NaN", Infinity: "+∞", "-Infinity": "−∞" };

/**
 * What stands under a chart: how many points it stands for, how they are drawn, what is marked at the edge, what
 * the axis cannot show. Counts what lies within `x`.
 */
export function describeCoverage(series: readonly Series[], x: Range, hidden: Hidden): string {
  const inView = series.flatMap(({ buckets }) => buckets.filter((bucket) => isWithin(bucket.x, x)));
  const points = inView.reduce((sum, { count }) => sum + count, 0);
  const largest = inView.reduce((max, { count }) => Math.max(max, count), 0);
  const drawn =
    largest <= 1
      ? formatCounted(points, "point")
      : `${formatCounted(points, "point")}, min–max of up to ${formatCount(largest)} each`;
  return [drawn, ...describeOdd(series, x), ...describeHidden(hidden)].join(" · ");
}

function describeOdd(series: readonly Series[], x: Range): string[] {
  const counts = new Map<OddValue, number>();
  for (const { odd } of series) {
    for (const mark of odd) {
      if (isWithin(mark.x, x)) counts.set(mark.value, (counts.get(mark.value) ?? 0) + mark.count);
    }
  }
  const named = [...counts].map(([value, count]) => `${formatCount(count)} ${oddNames[value]}`);
  return named.length === 0 ? [] : [`${named.join(", ")} marked`];
}

function describeHidden({ points, exact }: Hidden): string[] {
  if (points === 0) return [];
  return [`${exact ? "" : "at least "}${formatCount(points)} at or below zero cannot stand on a log axis`];
}

const isWithin = (x: number, { from, to }: Range): boolean => x >= from && x <= to;
