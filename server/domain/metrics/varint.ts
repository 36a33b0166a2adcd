/** A place in bytes that moves on with each reading or writing. */
export type Cursor = { bytes: Buffer; at: number };

/** Writes an integer of 0 to 2^53 - 1, seven bits a byte, the lowest first. */
export function writeUnsigned(cursor: Cursor, integer: number): void {
  let rest = integer;
  while (rest >= 0x80) {
    cursor.bytes[cursor.at++] = (rest % 0x80) + 0x80;
    rest = Math.floor(rest / 0x80);
  }
  cursor.bytes[cursor.at++] = rest;
}

/** Reads what `writeUnsigned` wrote. */
export function readUnsigned(cursor: Cursor): number {
  let byte = cursor.bytes[cursor.at++] ?? 0;
  let integer = byte & 0x7f;
  let scale = 0x80;
  while (byte >= 0x80) {
    byte = cursor.bytes[cursor.at++] ?? 0;
    integer += (byte & 0x7f) * scale;
    scale *= 0x80;
  }
  return integer;
}

/** Writes an integer of at most 2^52 either way: zigzag, so that small ones of both signs are short. */
export function writeSigned(cursor: Cursor, integer: number): void {
  writeUnsigned(cursor, integer < 0 ? -2 * integer - 1 : 2 * integer);
}

/** Reads what `writeSigned` wrote. */
export function readSigned(cursor: Cursor): number {
  const zigzag = readUnsigned(cursor);
  return zigzag % 2 === 0 ? zigzag / 2 : -(zigzag + 1) / 2;
}
