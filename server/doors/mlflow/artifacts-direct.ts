import { Hono } from "hono";
import type { Context } from "hono";
import { clock } from "#server/core/clock.ts";
import { invalid } from "#server/core/errors.ts";
import { inTurns } from "#server/core/in-turns.ts";
import {
  abortUpload,
  completeUpload,
  contentTypeOf,
  createUpload,
  joinPath,
  openArtifact,
  partsMax,
} from "#server/domain/artifacts/index.ts";
import { contentDisposition } from "#server/doors/files/disposition.ts";
import { sentPath } from "#server/doors/files/sent-path.ts";
import type { CallerEnv } from "./artifacts-fields.ts";
import { addressFile, addressPart } from "./artifacts-signed.ts";
import { assertContentType, readBody } from "./body.ts";
import {
  fieldsOf,
  integer,
  list,
  nested,
  readMessage,
  requiredText,
  type Message,
  type Shape,
} from "./fields.ts";
import { refuseUnsupported } from "./refusal.ts";
import { toWireError } from "./wire-issues.ts";

/** A client asks for a new address when its own has expired in the middle of a large file. */
const downloadSeconds = 15 * 60;

/** The beginning of this sentence makes a client send the file by one PUT instead. */
const tooManyParts = `Multipart upload is not supported for the current artifact repository with more than ${partsMax} parts. Use larger parts, or one PUT of any size.`;

const ofUpload = { path: requiredText(), upload_id: requiredText() };
const part = { part_number: integer(), etag: requiredText() };

/**
 * Uploads in parts and signed downloads of the artifact proxy: at the bucket itself where clients can reach it, else at
 * addresses of ours. Expects the caller in the context.
 */
export const directRoutes = new Hono<CallerEnv>();

for (const root of ["/api/2.0", "/ajax-api/2.0"]) {
  const proxy = `${root}/mlflow-artifacts`;
  for (const folder of ["", "/", "/:path{.+}"]) {
    directRoutes
      .post(`${proxy}/mpu/create${folder}`, begin)
      .post(`${proxy}/mpu/complete${folder}`, complete)
      .post(`${proxy}/mpu/abort${folder}`, abort);
  }
  directRoutes.get(`${proxy}/presigned/:path{.+}`, presign);
}

async function begin(c: Context<CallerEnv>): Promise<Response> {
  const message = await readPost(c, { path: requiredText(), num_parts: integer() });
  const parts = message.num_parts ?? 1;
  if (parts > partsMax) return refuseUnsupported(c, tooManyParts);
  const caller = c.get("caller");
  const asked = createUpload(caller, { path: targetOf(c, message.path), parts });
  const { uploadId, expiresAt, addresses } = await inWireWords(asked, message);
  const urls =
    addresses ??
    (await inTurns(parts, (number) => addressPart(c.req.raw, caller, { uploadId, number, expiresAt })));
  return c.json({
    upload_id: uploadId,
    credentials: urls.map((url, index) => ({ url, part_number: index + 1, headers: {} })),
  });
}

async function complete(c: Context<CallerEnv>): Promise<Response> {
  const message = await readPost(c, { ...ofUpload, parts: list(nested(part)) });
  const done = completeUpload(c.get("caller"), {
    uploadId: message.upload_id,
    path: targetOf(c, message.path),
    parts: message.parts.map(({ part_number, etag }) => ({ number: part_number ?? 0, tag: etag })),
  });
  await inWireWords(done, message);
  return c.json({});
}

async function abort(c: Context<CallerEnv>): Promise<Response> {
  const message = await readPost(c, ofUpload);
  const ended = abortUpload(c.get("caller"), {
    uploadId: message.upload_id,
    path: targetOf(c, message.path),
  });
  await inWireWords(ended, message);
  return c.json({});
}

async function presign(c: Context<CallerEnv>): Promise<Response> {
  const caller = c.get("caller");
  const file = await openArtifact(caller, { path: sentPath(c) });
  const as = {
    disposition: contentDisposition("attachment", file.name),
    contentType: contentTypeOf(file.name),
  };
  const expiresAt = new Date(clock.now().getTime() + downloadSeconds * 1000);
  const url =
    (await file.addressDirectly(as, downloadSeconds)) ??
    (await addressFile(c.req.raw, caller, { path: file.path, expiresAt }));
  return c.json({ url, headers: {}, file_size: file.sizeBytes });
}

async function readPost<S extends Shape>(c: Context, shape: S): Promise<Message<S>> {
  assertContentType(c);
  const { object } = await readBody(c);
  return readMessage(shape, fieldsOf(object));
}

/** Clients send the path of the file on their own disk, of which the name alone counts; the folder is in the address. */
function targetOf(c: Context, localPath: string): string {
  const name = localPath.slice(localPath.search(/[^/\\]*$/u));
  if (name === "") throw invalid("Invalid path", { reason: "A file needs a name." });
  return joinPath(sentPath(c), name);
}

async function inWireWords<T>(work: Promise<T>, message: unknown): Promise<T> {
  try {
    return await work;
  } catch (thrown) {
    throw toWireError(thrown, message, {
      parts: "num_parts",
      "parts.number": "parts.*.part_number",
      "parts.tag": "parts.*.etag",
    });
  }
}
