import { z } from "zod";
import { invalid } from "#server/core/errors.ts";
import type { Int64 } from "./columns.ts";
import { readInt64 } from "./columns.ts";

/** Where a page of history ended: the last point's time and step, and how many of that time and step were given out. */
export type PageEnd = { time: Int64; step: Int64; given: number };

const integer = z.string().regex(/^-?\d{1,19}$/u);
const Content = z.tuple([integer, integer, z.number().int().positive()]);

/** A token that stays right while points arrive and are folded. */
export function writePageToken({ time, step, given }: PageEnd): string {
  return Buffer.from(JSON.stringify([String(time), String(step), given])).toString("base64url");
}

/** @throws AppError `invalid` for a text that is no token. */
export function readPageToken(token: string): PageEnd {
  const content = Content.safeParse(parseJson(Buffer.from(token, "base64url").toString()));
  if (!content.success) throw invalid("Invalid page token: take the one the page before gave, as it is.");
  const [time, step, given] = content.data;
  return { time: readInt64(time), step: readInt64(step), given };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
