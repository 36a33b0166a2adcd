/** A tensor as the head of its file describes it: `float32`, `[3, 224, 224]`. */
export type TensorFacts = { name: string; type: string; shape: readonly number[] };

/** Bytes of a file's beginning that hold its head, save for models of many thousand tensors. */
export const headerBytesMax = 1024 * 1024;

/** What a `.npy` file begins with: a byte that is no text, and `NUMPY`. */
const npyMagic = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];
const utf8 = new TextDecoder();

/**
 * Reads the head of a `.npy` file (format 1 to 3), as text and never as Python. Undefined for what is no such file.
 */
export function readNpyHeader(bytes: Uint8Array): TensorFacts[] | undefined {
  if (!npyMagic.every((byte, at) => bytes[at] === byte)) return undefined;
  const view = viewOf(bytes);
  const [start, length] = bytes[6] === 1 ? [10, view.getUint16(8, true)] : [12, view.getUint32(8, true)];
  const head = utf8.decode(bytes.subarray(start, start + Math.min(length, headerBytesMax)));
  const type = /'descr':\s*'(?<type>[^']*)'/u.exec(head)?.groups?.["type"];
  const shape = /'shape':\s*\((?<shape>[\d,\s]*)\)/u.exec(head)?.groups?.["shape"];
  if (shape === undefined) return undefined;
  return [
    {
      name: "array",
      type: nameType(type),
      shape: shape
        .split(",")
        .filter((part) => part.trim() !== "")
        .map(Number),
    },
  ];
}

/** Reads the head of a `.safetensors` file, which is JSON. Undefined for what is no such file, or longer than was read. */
export function readSafetensorsHeader(bytes: Uint8Array): TensorFacts[] | undefined {
  const length = bytes.length < 8 ? 0n : viewOf(bytes).getBigUint64(0, true);
  if (length > BigInt(bytes.length - 8)) return undefined;
  try {
    const head: unknown = JSON.parse(utf8.decode(bytes.subarray(8, 8 + Number(length))));
    if (typeof head !== "object" || head === null) return undefined;
    return Object.entries(head).flatMap(([name, entry]) => readEntry(name, entry));
  } catch {
    return undefined;
  }
}

function readEntry(name: string, entry: unknown): TensorFacts[] {
  if (typeof entry !== "object" || entry === null || !("dtype" in entry) || !("shape" in entry)) return [];
  const { dtype, shape } = entry;
  return Array.isArray(shape) ? [{ name, type: String(dtype), shape: shape.map(Number) }] : [];
}

const kinds: Readonly<Record<string, string>> = { f: "float", i: "int", u: "uint", c: "complex", b: "bool" };

/** `<f4` is `float32`; what is not a plain number stays as it is. */
function nameType(descr: string | undefined): string {
  if (descr === undefined) return "structured";
  const [, kind = "", bytes = ""] = /^[<>|=]?([fiucb])(\d+)$/u.exec(descr) ?? [];
  const name = kinds[kind];
  if (name === undefined) return descr;
  return name === "bool" ? name : `${name}${Number(bytes) * 8}`;
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
