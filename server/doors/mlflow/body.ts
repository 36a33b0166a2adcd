import type { Context } from "hono";
import { invalid } from "#server/core/errors.ts";
import { readBodyBytes } from "#server/doors/body-bytes.ts";
import { readJson, readJsonAsWritten } from "./json-read.ts";

/** A request's JSON object, and the same with its numbers as they were written, for errors that repeat one. */
export type Body = { object: object; asWritten: () => object };

/**
 * Reads the JSON object of a request; an absent body is an empty object, and a JSON text that itself holds JSON is read twice, as legacy clients
 * send it.
 *
 * @throws AppError `invalid` when it is not JSON, not an object, not UTF-8 or larger than BODY_BYTES_MAX.
 */
export async function readBody(c: Context): Promise<Body> {
  const text = decode(await readBodyBytes(c.req.raw));
  if (text.trim() === "") return { object: {}, asWritten: () => ({}) };
  return { object: toObject(text, readJson), asWritten: () => toObject(text, readJsonAsWritten) };
}

/** POST and PUT must say that they send JSON. @throws AppError `invalid` in the reference's words */
export function assertContentType(c: Context): void {
  if (c.req.method !== "POST" && c.req.method !== "PUT") return;
  const type = c.req.header("content-type");
  if (type === undefined || type === "") throw invalid("Bad Request. Content-Type header is missing.");
  if (type.split(";", 1)[0]?.trim().toLowerCase() !== "application/json") {
    throw invalid("Bad Request. Content-Type must be one of ['application/json'].");
  }
}

function toObject(text: string, read: (text: string) => unknown): object {
  const once = read(text);
  const value = typeof once === "string" ? read(once) : once;
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw invalid("The request body must be a JSON object.");
  }
  return value;
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

function decode(bytes: Uint8Array | ArrayBuffer): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw invalid("The request body is not valid UTF-8.");
  }
}
