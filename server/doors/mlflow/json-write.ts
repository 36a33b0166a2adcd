declare global {
  interface JSON {
    /** A value that `JSON.stringify` writes as this very text. */
    rawJSON(text: string): unknown;
  }
}

/** An int64 as the JSON number of the protocol, without loss beyond 2^53. */
export function toInt64(value: number | bigint): unknown {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : JSON.rawJSON(value.toString());
}

/** A double to the last bit: what JSON has no number for is the string that protobuf reads, and -0 keeps its sign. */
export function toDouble(value: number): unknown {
  if (Object.is(value, -0)) return JSON.rawJSON("-0.0");
  return Number.isFinite(value) ? value : String(value);
}
