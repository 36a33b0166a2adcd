const DATE =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/;
const AGO = /^-(\d{1,6})(s|m|h|d|w)$/;
const UNIT_MS = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

/**
 * Milliseconds since the epoch for an ISO date or date-time (UTC unless it names an offset; a bare date is its first
 * millisecond) or a span back from `now`: `-30m`, `-12h`, `-7d`, `-2w`. Anything else is undefined, 30 February too.
 */
export function parseTime(text: string, now: number): number | undefined {
  const ago = AGO.exec(text.trim());
  if (ago) return now - Number(ago[1]) * unitMs(ago[2]);
  const date = DATE.exec(text.trim());
  if (!date) return undefined;
  const [year, month, day, hour, minute, second] = date.slice(1, 7).map((part) => Number(part ?? 0));
  const utc = Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second, milliseconds(date[7]));
  const isReal =
    new Date(utc).getUTCDate() === day &&
    (month ?? 0) <= 12 &&
    (hour ?? 0) < 24 &&
    (minute ?? 0) < 60 &&
    (second ?? 0) < 60;
  return isReal ? utc - offsetMs(date[8]) : undefined;
}

function unitMs(unit: string | undefined): number {
  if (unit === "s" || unit === "m" || unit === "h" || unit === "d" || unit === "w") return UNIT_MS[unit];
  return 0;
}

function milliseconds(fraction: string | undefined): number {
  return fraction ? Math.trunc(Number(`0.${fraction}`) * 1_000) : 0;
}

function offsetMs(offset: string | undefined): number {
  if (!offset || offset === "Z") return 0;
  const sign = offset.startsWith("-") ? -1 : 1;
  return sign * (Number(offset.slice(1, 3)) * 60 + Number(offset.slice(-2))) * 60_000;
}
