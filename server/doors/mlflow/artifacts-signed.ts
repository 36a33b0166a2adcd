import { Hono } from "hono";
import { resolveSignedCaller, signAddress } from "#server/auth/signed-addresses.ts";
import type { Caller } from "#server/auth/caller.ts";
import { encodePath } from "#server/core/encode-path.ts";
import { invalid } from "#server/core/errors.ts";
import { contentTypeOf, openArtifact, receivePart } from "#server/domain/artifacts/index.ts";
import { receive } from "#server/doors/files/receive.ts";
import { sendFile } from "#server/doors/files/send.ts";
import { sentPath } from "#server/doors/files/sent-path.ts";
import { reachedOrigin } from "#server/doors/reached-origin.ts";

const signed = "/api/2.0/mlflow-artifacts/signed";

/**
 * Where clients send parts and fetch files that do not go between them and the bucket directly. They bring no token here,
 * as they would bring none to a bucket: the address itself is signed.
 */
export const signedRoutes = new Hono()
  .put(`${signed}/parts/:upload/:number`, async (c) => {
    const caller = await resolveSignedCaller(c.req.raw);
    const length = c.req.header("content-length");
    if (length === undefined) throw invalid("A part has to say its length: send Content-Length.");
    const { tag } = await receivePart(caller, {
      uploadId: c.req.param("upload"),
      number: Number(c.req.param("number")),
      sizeBytes: Number(length),
      bytes: receive(c.req.raw),
    });
    return c.body(null, 200, { ETag: tag });
  })
  .get(`${signed}/files/:path{.+}`, async (c) => {
    const caller = await resolveSignedCaller(c.req.raw);
    const file = await openArtifact(caller, { path: sentPath(c) });
    return sendFile(c.req.raw, file, { contentType: contentTypeOf(file.name), disposition: "attachment" });
  });

/** The address at which this caller's part is taken until then. */
export async function addressPart(
  request: Request,
  caller: Caller,
  part: { uploadId: string; number: number; expiresAt: Date },
): Promise<string> {
  const path = `${signed}/parts/${part.uploadId}/${part.number}`;
  return (
    reachedOrigin(request) + (await signAddress(caller, { method: "PUT", path, expiresAt: part.expiresAt }))
  );
}

/** The address at which a file is read until then, with the rights of this caller. */
export async function addressFile(
  request: Request,
  caller: Caller,
  file: { path: string; expiresAt: Date },
): Promise<string> {
  const path = `${signed}/files/${encodePath(file.path)}`;
  return (
    reachedOrigin(request) + (await signAddress(caller, { method: "GET", path, expiresAt: file.expiresAt }))
  );
}
