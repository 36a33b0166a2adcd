const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** How long ago, in the largest unit that fits: `just now`, `5 min`, `2 h`, `3 d`, `4 mo`, `2 y`. Future times read as `just now`. */
export function formatAge(atMs: number, nowMs: number): string {
  const age = nowMs - atMs;
  if (age < 10 * second) return "just now";
  if (age < minute) return `${Math.floor(age / second)} s`;
  if (age < hour) return `${Math.floor(age / minute)} min`;
  if (age < day) return `${Math.floor(age / hour)} h`;
  if (age < 60 * day) return `${Math.floor(age / day)} d`;
  if (age < 730 * day) return `${Math.floor(age / (30.44 * day))} mo`;
  return `${Math.floor(age / (365.25 * day))} y`;
}

/** A span of milliseconds as people say it, in at most two units: `340 ms`, `2.4 s`, `14 min`, `1 h 5 min`, `3 d 4 h`. */
export function formatDuration(durationMs: number): string {
  if (durationMs < 0 || !Number.isFinite(durationMs)) return "–";
  if (durationMs < second) return `${Math.round(durationMs)} ms`;
  if (durationMs < 10 * second) return `${(Math.floor(durationMs / 100) / 10).toFixed(1)} s`;
  if (durationMs < minute) return `${Math.floor(durationMs / second)} s`;
  if (durationMs < 10 * minute) return twoUnits(durationMs, minute, "min", second, "s");
  if (durationMs < hour) return `${Math.floor(durationMs / minute)} min`;
  if (durationMs < day) return twoUnits(durationMs, hour, "h", minute, "min");
  return twoUnits(durationMs, day, "d", hour, "h");
}

/** The local date and time to the second with the zone: `2026-03-12 14:03:22 GMT+9`. */
export function formatExactTime(atMs: number, timeZone?: string): string {
  const parts = new Intl.DateTimeFormat("en-CA", {
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
    timeZoneName: "short",
    timeZone,
  }).formatToParts(atMs);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((p) => p.type === type)?.value ?? "";
  const date = `${part("year")}-${part("month")}-${part("day")}`;
  return `${date} ${part("hour")}:${part("minute")}:${part("second")} ${part("timeZoneName")}`;
}

function twoUnits(ms: number, large: number, largeName: string, small: number, smallName: string): string {
  const whole = Math.floor(ms / large);
  const rest = Math.floor((ms % large) / small);
  return rest === 0 ? `${whole} ${largeName}` : `${whole} ${largeName} ${rest} ${smallName}`;
}
