import type { Range } from "./series.ts";

/** Round numbers within the range, about `target` of them: steps of 1, 2 or 5 times a power of ten. */
export function linearTicks({ from, to }: Range, target: number): number[] {
  const rough = to / target - from / target;
  if (!(rough > 0) || !Number.isFinite(rough)) return [from];
  return multiples(roundStep(rough), from, to);
}

/** Whole numbers within the range: steps have no halves. */
export function stepTicks(range: Range, target: number): number[] {
  const rough = (range.to - range.from) / target;
  if (rough >= 1) return linearTicks(range, target);
  return multiples(1, range.from, range.to);
}

/** Powers of ten within the range, with 2 and 5 between them when there is room; linear ticks below two decades' worth of those. */
export function logTicks({ from, to }: Range, target: number): number[] {
  if (!(from > 0) || !(to > from)) return [];
  const first = Math.floor(Math.log10(from));
  const last = Math.ceil(Math.log10(to));
  const decades = Math.log10(to) - Math.log10(from);
  const factors = decades <= target / 3 ? [1, 2, 5] : [1];
  const stride = Math.max(1, Math.ceil(decades / target));
  const ticks: number[] = [];
  for (let exponent = Math.ceil(first / stride) * stride; exponent <= last; exponent += stride) {
    for (const factor of factors) ticks.push(Number(`${factor}e${exponent}`));
  }
  const inside = ticks.filter((tick) => tick >= from && tick <= to);
  return inside.length >= 3 ? inside : linearTicks({ from, to }, target).filter((tick) => tick > 0);
}

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;
const timeSteps = [
  ...[1, 2, 5, 10, 15, 30].map((n) => n * second),
  ...[1, 2, 5, 10, 15, 30].map((n) => n * minute),
  ...[1, 2, 3, 6, 12].map((n) => n * hour),
  ...[1, 2, 7, 14, 28, 91, 182, 365].map((n) => n * day),
];

/** Round times within a range of ms; `offsetMs` is the time zone's, so that days begin at local midnight. */
export function timeTicks(range: Range, target: number, offsetMs = 0): number[] {
  const rough = (range.to - range.from) / target;
  if (rough < second) return linearTicks(range, target);
  const step = timeSteps.find((candidate) => candidate >= rough) ?? roundStep(rough / day) * day;
  return multiples(step, range.from + offsetMs, range.to + offsetMs).map((tick) => tick - offsetMs);
}

function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const share = rough / power;
  const factor = share < Math.SQRT2 ? 1 : share < Math.sqrt(10) ? 2 : share < Math.sqrt(50) ? 5 : 10;
  return factor * power;
}

function multiples(step: number, from: number, to: number): number[] {
  const first = Math.ceil(from / step - 1e-9);
  const count = Math.floor(to / step + 1e-9) - first + 1;
  // Twelve digits are enough for an axis and hide what 3 * 0.1 is in binary.
  return Array.from({ length: Math.min(Math.max(count, 0), 100) }, (_, i) =>
    Number(((first + i) * step).toPrecision(12)),
  );
}
