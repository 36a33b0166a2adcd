import type { OpenArtifact } from "#server/domain/artifacts/index.ts";
import { contentDisposition, type Disposition } from "./disposition.ts";
import { parseRange } from "./range.ts";

/**
 * What a member of the team uploaded is a stranger's content to everybody else: it is never sniffed, never shares an
 * origin with the pages even when opened by itself, and no other site can embed it.
 */
export const strangerHeaders = {
  "X-Content-Type-Options": "nosniff",
  "Content-Security-Policy": "sandbox; default-src 'none'",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Referrer-Policy": "no-referrer",
  "Cache-Control": "private, no-cache",
};

/**
 * How a file is shown: what the header calls it, and whether a browser may show it in its own window. `policy` is the
 * content policy of a document; without it nothing in the file is loaded or run.
 */
export type Guise = { contentType: string; disposition: Disposition; policy?: string };

/**
 * Answers a GET or HEAD for a file: conditional (`If-None-Match`), a single byte range, or the whole, streamed as fast as
 * the reader takes it. The file is opened only when bytes are due.
 */
export async function sendFile(request: Request, file: OpenArtifact, as: Guise): Promise<Response> {
  const headers = headersOf(file, as);
  const etag = etagOf(file);
  if (matches(request.headers.get("if-none-match"), etag))
    return new Response(null, { status: 304, headers });
  headers.set("Accept-Ranges", "bytes");
  const range = rangeOf(request, etag, file.sizeBytes);
  if (range === "unsatisfiable") {
    headers.set("Content-Range", `bytes */${file.sizeBytes}`);
    return new Response(null, { status: 416, headers });
  }
  if (range !== undefined)
    headers.set("Content-Range", `bytes ${range.first}-${range.last}/${file.sizeBytes}`);
  const length = range === undefined ? file.sizeBytes : range.last - range.first + 1;
  headers.set("Content-Length", String(length));
  const body = request.method === "HEAD" || length === 0 ? null : await file.read(range);
  return new Response(body, { status: range === undefined ? 200 : 206, headers });
}

/** The first bytes of a file whatever it is, as text nobody runs; `X-File-Bytes` says how many there are in all. */
export async function sendHead(file: OpenArtifact, bytes: number): Promise<Response> {
  const length = Math.min(bytes, file.sizeBytes);
  const headers = headersOf(file, { contentType: "text/plain; charset=utf-8", disposition: "inline" });
  headers.set("X-File-Bytes", String(file.sizeBytes));
  headers.set("Content-Length", String(length));
  return new Response(length === 0 ? null : await file.read({ first: 0, last: length - 1 }), { headers });
}

const etagOf = (file: OpenArtifact) => `"${file.sha256}"`;

function headersOf(file: OpenArtifact, as: Guise): Headers {
  return new Headers({
    ...strangerHeaders,
    ...(as.policy === undefined ? {} : { "Content-Security-Policy": as.policy }),
    ETag: etagOf(file),
    "Content-Type": as.contentType,
    "Content-Disposition": contentDisposition(as.disposition, file.name),
  });
}

function rangeOf(request: Request, etag: string, sizeBytes: number) {
  const condition = request.headers.get("if-range");
  if (condition !== null && condition !== etag) return undefined;
  return parseRange(request.headers.get("range"), sizeBytes);
}

function matches(condition: string | null, etag: string): boolean {
  if (condition === null) return false;
  return condition.split(",").some((tag) => ["*", etag].includes(tag.trim().replace(/^W\//u, "")));
}
