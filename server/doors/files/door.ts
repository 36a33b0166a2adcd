import { Hono } from "hono";
import type { Caller } from "#server/auth/caller.ts";
import { invalid } from "#server/core/errors.ts";
import {
  contentTypeOf,
  type OpenArtifact,
  openArtifact,
  openFolder,
} from "#server/domain/artifacts/index.ts";
import { isDocument, sendDocument, sendEmptyDocument } from "./documents.ts";
import { sendPdfFrame, sendPdfPart } from "./pdf-frame.ts";
import { renderFilesRefusal } from "./refusal.ts";
import { sendFile, sendHead } from "./send.ts";
import { sentPath } from "./sent-path.ts";
import { sendZip } from "./zip.ts";

/** Bytes of a text that a page may ask for at once: enough for a table or a notebook, not for a dump. */
const previewBytesMax = 16 * 1024 * 1024;

/** Pictures that are only pixels. SVG is a document that can carry scripts, so it is a download when opened by itself. */
const pixels = new Set(["image/png", "image/jpeg", "image/gif", "image/webp", "image/avif", "image/bmp"]);

export type ResolveCaller = (request: Request, team: string) => Promise<Caller>;

/**
 * Files for pages: `GET /api/teams/<team>/files/<path>` downloads, `?preview=<bytes>` answers the beginning as plain
 * text, at most 16 MiB, `?frame` shows a document in a sandbox, and `?zip` answers a folder with all that is in it as one
 * zip. Reads only, so a foreign site gains nothing by linking here.
 */
export const makeFilesDoor = (resolveCaller: ResolveCaller) =>
  new Hono()
    .get("/api/teams/:team/files/:path{.+}", async (c) => {
      const caller = await resolveCaller(c.req.raw, c.req.param("team"));
      const path = sentPath(c);
      if (c.req.query("zip") !== undefined) return sendZip(c.req.raw, await openFolder(caller, { path }));
      const file = await openArtifact(caller, { path });
      if (c.req.query("frame") !== undefined) return frame(c.req.raw, file);
      const preview = c.req.query("preview");
      return preview === undefined ? download(c.req.raw, file) : sendHead(file, previewBytes(preview));
    })
    .get("/api/frame", () => sendEmptyDocument())
    .get("/api/frame/pdf", (c) => sendPdfFrame(c.req.raw))
    .get("/api/frame/pdf.mjs", () => sendPdfPart("pdf.mjs"))
    .get("/api/frame/worker.mjs", () => sendPdfPart("worker.mjs"))
    .onError(renderFilesRefusal);

function download(request: Request, file: OpenArtifact): Promise<Response> {
  const contentType = contentTypeOf(file.name);
  return sendFile(request, file, {
    contentType,
    disposition: pixels.has(contentType) ? "inline" : "attachment",
  });
}

function frame(request: Request, file: OpenArtifact): Promise<Response> {
  const contentType = contentTypeOf(file.name);
  if (!isDocument(contentType)) throw invalid("Only HTML and SVG are shown in a frame. Download the file.");
  return sendDocument(request, file, contentType);
}

function previewBytes(text: string): number {
  const bytes = text === "" ? previewBytesMax : Number(text);
  if (!Number.isSafeInteger(bytes) || bytes < 0) throw invalid("preview takes a number of bytes.");
  return Math.min(bytes, previewBytesMax);
}
