/** A 64-bit integer as a safe number, or as a bigint; `<`, `>` and text are exact between the two, `===` only after `narrow`. */
export type Int64 = number | bigint;

/** 64-bit integers side by side: doubles where none is beyond `narrowMax`, else bigints. */
export type Int64Array = Float64Array | BigInt64Array;

/** Points of one series side by side, without an object each. All three have the same length. */
export type Columns = { steps: Int64Array; times: Int64Array; values: Float64Array };

/** Integers up to this are kept as doubles: their differences, doubled for the zigzag, are still exact. */
export const narrowMax = 2 ** 51;

/** Puts integers side by side in the narrowest form that holds them all. */
export function packIntegers(integers: readonly Int64[]): Int64Array {
  for (const integer of integers) {
    if (integer > narrowMax || integer < -narrowMax) return BigInt64Array.from(integers, BigInt);
  }
  return new Float64Array(integers.map(Number));
}

/** The integer at `index`, for callers that know it is there. */
export function integerAt(integers: Int64Array, index: number): Int64 {
  return integers[index] ?? 0;
}

/** The blocks as one, in their order. */
export function concatenate(blocks: readonly Columns[]): Columns {
  const [only] = blocks;
  if (only !== undefined && blocks.length === 1) return only;
  const values = blocks.map((block) => block.values);
  return {
    steps: concatenateIntegers(blocks.map(({ steps }) => steps)),
    times: concatenateIntegers(blocks.map(({ times }) => times)),
    values: concatenateDoubles(
      values,
      values.reduce((sum, part) => sum + part.length, 0),
    ),
  };
}

/** The points from `start` up to, not including, `end`; a view, not a copy. */
export function slice({ steps, times, values }: Columns, start: number, end?: number): Columns {
  return {
    steps: steps.subarray(start, end),
    times: times.subarray(start, end),
    values: values.subarray(start, end),
  };
}

/** The points at the given places, in that order. */
export function take({ steps, times, values }: Columns, places: ArrayLike<number>): Columns {
  const taken = {
    steps: emptyLike(steps, places.length),
    times: emptyLike(times, places.length),
    values: new Float64Array(places.length),
  };
  for (let i = 0; i < places.length; i += 1) {
    const place = places[i] ?? 0;
    taken.steps[i] = integerAt(steps, place);
    taken.times[i] = integerAt(times, place);
    taken.values[i] = values[place] ?? Number.NaN;
  }
  return taken;
}

function concatenateIntegers(parts: readonly Int64Array[]): Int64Array {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const doubles = parts.filter((part) => part instanceof Float64Array);
  return doubles.length === parts.length
    ? concatenateDoubles(doubles, length)
    : concatenateWide(parts, length);
}

function concatenateDoubles(parts: readonly Float64Array[], length: number): Float64Array {
  const whole = new Float64Array(length);
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}

function concatenateWide(parts: readonly Int64Array[], length: number): BigInt64Array {
  const whole = new BigInt64Array(length);
  let offset = 0;
  for (const part of parts) {
    whole.set(part instanceof BigInt64Array ? part : BigInt64Array.from(part, BigInt), offset);
    offset += part.length;
  }
  return whole;
}

function emptyLike(integers: Int64Array, length: number): Int64Array {
  return integers instanceof Float64Array ? new Float64Array(length) : new BigInt64Array(length);
}

/** The integer as a number wherever that is safe, so that equal ones are `===`. */
export function narrow(integer: Int64): Int64 {
  const number = Number(integer);
  return Number.isSafeInteger(number) ? number : integer;
}

/** An integer as Postgres writes it, narrow. */
export function readInt64(text: string): Int64 {
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : BigInt(text);
}
