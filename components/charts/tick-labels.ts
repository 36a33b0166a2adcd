const minus = "\u2212";

/**
 * Labels of an axis of values: all with the same decimals, as many as tell the ticks apart; thousands as `k`, `M`,
 * `G`; powers of ten beyond that.
 */
export function valueLabels(ticks: readonly number[]): string[] {
  const largest = Math.max(0, ...ticks.map(Math.abs));
  const step = leastDistance(ticks);
  if (largest === 0) return ticks.map(() => "0");
  if (largest >= 1e12 || largest < 1e-3) return ticks.map((tick) => scientific(tick, step));
  const spread = largest / (Math.min(...ticks.filter((tick) => tick !== 0).map(Math.abs)) || largest);
  if (spread >= 1e4) return ticks.map(plain);
  const [unit, divisor] =
    largest >= 1e9 ? ["G", 1e9] : largest >= 1e6 ? ["M", 1e6] : largest >= 1e4 ? ["k", 1e3] : ["", 1];
  const decimals = decimalsOf(step / Number(divisor));
  return ticks.map((tick) => {
    const text = (tick / Number(divisor)).toFixed(decimals);
    return tick === 0 ? "0" : withMinus(`${text}${unit}`);
  });
}

/** Labels of a time since the start, in ms, in one unit: `0`, `30 s`, `2 min`, `1.5 h`. */
export function durationLabels(ticks: readonly number[]): string[] {
  const largest = Math.max(0, ...ticks.map(Math.abs));
  const [unit, divisor] =
    largest >= 2 * 86_400_000
      ? (["d", 86_400_000] as const)
      : largest >= 2 * 3_600_000
        ? (["h", 3_600_000] as const)
        : largest >= 2 * 60_000
          ? (["min", 60_000] as const)
          : largest >= 2000
            ? (["s", 1000] as const)
            : (["ms", 1] as const);
  const decimals = Math.min(2, decimalsOf(leastDistance(ticks) / divisor));
  return ticks.map((tick) =>
    tick === 0 ? "0" : withMinus(`${Number((tick / divisor).toFixed(decimals))} ${unit}`),
  );
}

/** Labels of wall times in ms: clock times within a day, days beyond, the date once when it changes. */
export function wallLabels(ticks: readonly number[], timeZone?: string): string[] {
  const step = leastDistance(ticks);
  const date = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone });
  const clock = new Intl.DateTimeFormat("en-GB", {
    hour: "2-digit",
    minute: "2-digit",
    ...(step < 60_000 ? { second: "2-digit" as const } : {}),
    hourCycle: "h23",
    timeZone,
  });
  if (step >= 86_400_000) return ticks.map((tick) => date.format(tick));
  return ticks.map((tick, index) => {
    const day = date.format(tick);
    const before = ticks[index - 1];
    const newDay = before !== undefined && date.format(before) !== day;
    return newDay ? day : clock.format(tick);
  });
}

function leastDistance(ticks: readonly number[]): number {
  const sorted = ticks.toSorted((a, b) => a - b);
  const distances = sorted.slice(1).map((tick, index) => tick - (sorted[index] ?? tick));
  const positive = distances.filter((distance) => distance > 0);
  return positive.length === 0 ? Math.abs(sorted[0] ?? 1) || 1 : Math.min(...positive);
}

/** Decimals it takes to write multiples of `step`. */
function decimalsOf(step: number): number {
  for (let decimals = 0; decimals < 12; decimals += 1) {
    const scaled = step * 10 ** decimals;
    if (Math.abs(scaled - Math.round(scaled)) <= 1e-6 * Math.max(1, scaled) && scaled >= 0.5) return decimals;
  }
  return 12;
}

/** For axes whose ticks differ by orders of magnitude: each by itself, as short as it can be. */
function plain(tick: number): string {
  const size = Math.abs(tick);
  if (size !== 0 && (size >= 1e5 || size < 1e-3)) return scientific(tick, size);
  return withMinus(String(Number(tick.toPrecision(6))));
}

function scientific(tick: number, step: number): string {
  if (tick === 0) return "0";
  const exponent = Math.floor(Math.log10(Math.abs(tick)));
  const digits = Math.min(6, Math.max(0, decimalsOf(step / 10 ** exponent)));
  return withMinus(tick.toExponential(digits).replace("e+", "e"));
}

const withMinus = (text: string): string => text.replaceAll("-", minus);
