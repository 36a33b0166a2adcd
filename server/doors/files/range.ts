import type { ByteRange } from "#server/store/store.ts";

/**
 * The one byte range a request asks for (RFC 9110, 14.2). What is malformed or asks for several ranges counts as no range
 * at all: the whole file is a correct answer to it.
 */
export function parseRange(
  header: string | null,
  sizeBytes: number,
): ByteRange | "unsatisfiable" | undefined {
  const match = /^bytes=(?<first>\d{0,15})-(?<last>\d{0,15})$/u.exec(header?.trim() ?? "");
  const { first = "", last = "" } = match?.groups ?? {};
  if (first === "" && last === "") return undefined;
  if (first === "") return suffix(Number(last), sizeBytes);
  const range = { first: Number(first), last: last === "" ? sizeBytes - 1 : Number(last) };
  if (last !== "" && range.last < range.first) return undefined;
  if (range.first >= sizeBytes) return "unsatisfiable";
  return { first: range.first, last: Math.min(range.last, sizeBytes - 1) };
}

function suffix(length: number, sizeBytes: number): ByteRange | "unsatisfiable" {
  if (length === 0 || sizeBytes === 0) return "unsatisfiable";
  return { first: Math.max(0, sizeBytes - length), last: sizeBytes - 1 };
}
