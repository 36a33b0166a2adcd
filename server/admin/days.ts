import { UsageError } from "./command.ts";

const daysIn: Readonly<Record<string, number>> = { h: 1 / 24, d: 1, w: 7, y: 365 };

/** A span such as `12h`, `30d`, `4w` or `1y`, in days; undefined stays so. @throws UsageError */
export function readDays(span: string | undefined): number | undefined {
  if (span === undefined) return undefined;
  const [, count, unit = ""] = /^(\d{1,5})([hdwy])$/.exec(span) ?? [];
  const days = Number(count) * (daysIn[unit] ?? Number.NaN);
  if (days > 0) return days;
  throw new UsageError(`--expires takes a span such as 12h, 30d, 4w or 1y, and not "${span}".`);
}
