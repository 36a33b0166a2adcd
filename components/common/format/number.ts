/** Turns a number into text. */
export type NumberFormat = (value: number) => string;

/** Figures shown of a column's typical value, so that neighbours that differ by a thousandth still look different. */
const significantDigits = 4;
/** A value this many times the typical one is so far off that more of its digits would only be in the way. */
const farOff = 1e3;
/** From here on a number is written with its power of ten. */
const large = 1e6;
/** Below it likewise. */
const small = 1e-3;
const minus = "\u2212";

/**
 * One format for all rows of a column: the same number of decimals everywhere, four significant digits at the
 * typical value, with a power of ten beyond a million or below a thousandth. The typical value is the median, so that one run
 * that diverged takes no digit from the others; itself it has four. A value that is not zero never reads as zero; NaN
 * and the infinities are written out.
 */
export function columnFormat(values: Iterable<number>): NumberFormat {
  const finite = [...values].filter(Number.isFinite).map(Math.abs);
  const typical = upperMedian(finite.filter((value) => value > 0));
  const whole = finite.every(Number.isInteger);
  if (whole && finite.every((size) => size < 1e15)) return special(grouped(0));
  if (typical >= large || typical < small) return special(figures);
  const decimals = decimalsOf(typical);
  const fixed = grouped(decimals);
  const smallest = 0.5 * 10 ** -decimals;
  return special((value) => {
    const size = Math.abs(value);
    if (size >= large || (size > 0 && size < smallest)) return scientific(value);
    return size >= typical * farOff ? grouped(decimalsOf(size))(value) : fixed(value);
  });
}

/** Four figures of the value itself: plain where that is short, else with its power of ten. */
const figures: NumberFormat = (value) => {
  const size = Math.abs(value);
  if (size === 0) return "0";
  return size < small || size >= large ? scientific(value) : grouped(decimalsOf(size))(value);
};

const decimalsOf = (size: number) => Math.max(0, significantDigits - 1 - Math.floor(Math.log10(size)));

function upperMedian(sizes: readonly number[]): number {
  return sizes.toSorted((a, b) => a - b)[Math.floor(sizes.length / 2)] ?? 0;
}

/** One number by itself, by the same rules as a column that holds only it. */
export const formatNumber: NumberFormat = (value) => columnFormat([value])(value);

/** Every digit the double holds: what a copy button puts on the clipboard. */
export const formatExactNumber: NumberFormat = (value) => String(value);

/** A count with its digits grouped: `12,408`. */
export const formatCount: NumberFormat = (value) => grouped(0)(value);

/** A count with what it counts: `1 file`, `12,408 files`. */
export const formatCounted = (count: number, noun: string): string =>
  `${formatCount(count)} ${noun}${count === 1 ? "" : "s"}`;

/** A change with its sign, in the format of the column it belongs to: `+0.0012`, `−0.4`, `±0`. */
export function formatDelta(delta: number, format: NumberFormat): string {
  if (delta === 0) return "±0";
  return delta > 0 ? `+${format(delta)}` : format(delta);
}

const binaryUnits = ["B", "KiB", "MiB", "GiB", "TiB", "PiB"] as const;

/** Bytes in binary units with three figures: `812 B`, `1.46 MiB`. */
export function formatBytes(bytes: number): string {
  let unit = 0;
  let value = bytes;
  while (value >= 1024 && unit < binaryUnits.length - 1) {
    value /= 1024;
    unit += 1;
  }
  const decimals = unit === 0 || value >= 100 ? 0 : value >= 10 ? 1 : 2;
  return `${value.toFixed(decimals)} ${binaryUnits[unit]}`;
}

function special(format: NumberFormat): NumberFormat {
  return (value) => {
    if (Number.isNaN(value)) return "NaN";
    if (value === Infinity) return "∞";
    if (value === -Infinity) return `${minus}∞`;
    return format(value).replace(/^-/, minus).replace("e-", `e${minus}`);
  };
}

const formats = new Map<number, Intl.NumberFormat>();

function grouped(decimals: number): NumberFormat {
  const known = formats.get(decimals);
  const format =
    known ??
    new Intl.NumberFormat("en-US", { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  formats.set(decimals, format);
  return (value) => format.format(value);
}

const scientific: NumberFormat = (value) => value.toExponential(significantDigits - 1);
