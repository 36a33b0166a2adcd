import { crc32 } from "node:zlib";

const endSignature = 0x06054b50;

/** The files of a zip whose entries are stored as they are, by name, as text; throws when it is torn or a sum is wrong. */
export function readZip(buffer: ArrayBuffer): Record<string, string> {
  const zip = Buffer.from(buffer);
  const end = zip.lastIndexOf(Buffer.from(Uint32Array.of(endSignature).buffer));
  if (end < 0) throw new Error("the zip has no end");
  const files: Record<string, string> = {};
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const nameBytes = zip.readUInt16LE(at + 28);
    const name = zip.toString("utf8", at + 46, at + 46 + nameBytes);
    const start = zip.readUInt32LE(at + 42);
    const content = start + 30 + zip.readUInt16LE(start + 26) + zip.readUInt16LE(start + 28);
    const bytes = zip.subarray(content, content + zip.readUInt32LE(at + 24));
    if (crc32(bytes) !== zip.readUInt32LE(at + 16)) throw new Error(`${name} is damaged`);
    if (name in files) throw new Error(`${name} is there twice`);
    files[name] = bytes.toString();
    at += 46 + nameBytes + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return files;
}
