import type { z } from "zod";
import { AppError, invalid, toAppError } from "#server/core/errors.ts";
import { httpStatuses } from "#server/core/http-statuses.ts";
import { log } from "#server/core/log.ts";
import { parse } from "#server/core/operation.ts";
import { assertOurOrigin } from "../our-origin.ts";

const bodyBytesMax = 16_384;

type Answer = { json: unknown; cookie?: string };

/**
 * A route for what a browser asks before it is in a team: takes JSON from our own origin, answers JSON, and renders an
 * error as `{ error }` with the status of its kind.
 */
export function jsonRoute<Input extends z.ZodType>(
  input: Input,
  handle: (request: Request, input: z.output<Input>) => Promise<Answer>,
): (request: Request) => Promise<Response> {
  return (request) =>
    rendered(async () => {
      assertOurOrigin(request.headers);
      const { json, cookie } = await handle(request, parse(input, await readJson(request)));
      const headers = new Headers({ "Cache-Control": "no-store" });
      if (cookie !== undefined) headers.append("Set-Cookie", cookie);
      return Response.json(json, { headers });
    });
}

/** Runs `work` and renders what it throws once. */
export async function rendered(work: () => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (thrown) {
    const error = toAppError(thrown);
    if (error.kind === "internal") log.error({ err: error.cause ?? error }, "a request about sign-in failed");
    return Response.json(
      { error: error.message },
      { status: httpStatuses[error.kind], headers: { "Cache-Control": "no-store" } },
    );
  }
}

async function readJson(request: Request): Promise<unknown> {
  const text = await readText(request);
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError("invalid", "The body is not JSON.", { cause });
  }
}

/** Counted while it arrives: whoever sends this may be a stranger. */
async function readText(request: Request): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > bodyBytesMax) throw invalid(`This request is larger than ${bodyBytesMax} bytes.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
