import { createHash } from "node:crypto";
import { z } from "zod";
import { invalid } from "#server/core/errors.ts";

/** Where a page ended: the phase of the walk, and the sort key of its last row as Postgres prints it. */
export type PageEnd = { phase: string; key: string[] };

const Token = z.object({ query: z.string(), phase: z.string(), key: z.array(z.string()).max(100) });

/** An opaque token for the page after this one, bound to the query it was made for. */
export function encodePageToken(end: PageEnd, query: readonly unknown[]): string {
  return Buffer.from(JSON.stringify({ query: fingerprint(query), ...end })).toString("base64url");
}

/** @throws AppError `invalid` for a token that is garbage or belongs to another query. */
export function decodePageToken(token: string, query: readonly unknown[]): PageEnd {
  const parsed = Token.safeParse(parseJson(Buffer.from(token, "base64url").toString()));
  if (!parsed.success)
    throw invalid("Invalid page token. Send next_page_token as the last page gave it, or none.");
  if (parsed.data.query !== fingerprint(query)) {
    throw invalid(
      "Invalid page token: it belongs to another search. Repeat the same filter, order and experiments.",
    );
  }
  return { phase: parsed.data.phase, key: parsed.data.key };
}

function fingerprint(query: readonly unknown[]): string {
  return createHash("sha256").update(JSON.stringify(query)).digest("base64url").slice(0, 16);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
