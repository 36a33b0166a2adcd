import type { Columns, Int64Array } from "./columns.ts";
import type { Cursor } from "./varint.ts";
import { readSigned, readUnsigned, writeSigned, writeUnsigned } from "./varint.ts";

/** Points in one chunk at most; a batch that is larger is split. */
export const chunkPointsMax = 1_000;

const version = 1;

/** How a column of integers is packed: a first value and one difference, all differences, or 8 bytes each. */
const even = 0;
const differences = 1;
const raw = 2;

/**
 * Packs points of one series, in the order given and exactly: every 64-bit step and time, every bit of every double,
 * -0 and the infinities included; all NaN become one NaN. Little-endian. A typical point takes 10 bytes.
 */
export function packPoints({ steps, times, values }: Columns): Buffer {
  const count = values.length;
  const cursor: Cursor = { bytes: Buffer.allocUnsafe(48 + count * 24), at: 0 };
  cursor.bytes[cursor.at++] = version;
  writeUnsigned(cursor, count);
  writeIntegers(cursor, steps);
  writeIntegers(cursor, times);
  const end = cursor.at + 8 * count;
  const view = viewOf(cursor.bytes);
  for (let i = 0; i < count; i += 1) {
    const value = values[i] ?? 0;
    view.setFloat64(cursor.at + 8 * i, Number.isNaN(value) ? Number.NaN : value, true);
  }
  return cursor.bytes.subarray(0, end);
}

/** The points as they were packed. Throws when the bytes are of another version or torn. */
export function unpackPoints(bytes: Buffer): Columns {
  if (bytes[0] !== version) throw new Error(`packed points of version ${bytes[0]} are unknown`);
  const cursor: Cursor = { bytes, at: 1 };
  const count = readUnsigned(cursor);
  const steps = readIntegers(cursor, count);
  const times = readIntegers(cursor, count);
  const values = new Float64Array(count);
  if (cursor.at + 8 * count !== bytes.length) throw new Error("packed points are torn");
  const view = viewOf(bytes);
  for (let i = 0; i < count; i += 1) values[i] = view.getFloat64(cursor.at + 8 * i, true);
  return { steps, times, values };
}

const viewOf = (bytes: Buffer) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

function writeIntegers(cursor: Cursor, integers: Int64Array): void {
  if (integers instanceof BigInt64Array) {
    cursor.bytes[cursor.at++] = raw;
    for (const integer of integers) cursor.at = cursor.bytes.writeBigInt64LE(integer, cursor.at);
    return;
  }
  const first = integers[0] ?? 0;
  const difference = (integers[1] ?? first) - first;
  const isEven = isEvenlySpaced(integers, difference);
  cursor.bytes[cursor.at++] = isEven ? even : differences;
  writeSigned(cursor, first);
  if (isEven) return writeSigned(cursor, difference);
  let previous = first;
  for (let i = 1; i < integers.length; i += 1) {
    const integer = integers[i] ?? 0;
    writeSigned(cursor, integer - previous);
    previous = integer;
  }
}

function readIntegers(cursor: Cursor, count: number): Int64Array {
  const kind = cursor.bytes[cursor.at++];
  if (kind === raw) return readRaw(cursor, count);
  if (kind !== even && kind !== differences) throw new Error("packed points are torn");
  const integers = new Float64Array(count);
  let integer = readSigned(cursor);
  const difference = kind === even ? readSigned(cursor) : 0;
  if (count > 0) integers[0] = integer;
  for (let i = 1; i < count; i += 1) {
    integer += kind === even ? difference : readSigned(cursor);
    integers[i] = integer;
  }
  return integers;
}

function readRaw(cursor: Cursor, count: number): BigInt64Array {
  const integers = new BigInt64Array(count);
  for (let i = 0; i < count; i += 1, cursor.at += 8) integers[i] = cursor.bytes.readBigInt64LE(cursor.at);
  return integers;
}

function isEvenlySpaced(integers: Float64Array, difference: number): boolean {
  for (let i = 1; i < integers.length; i += 1) {
    if ((integers[i] ?? 0) - (integers[i - 1] ?? 0) !== difference) return false;
  }
  return true;
}
