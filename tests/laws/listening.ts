import type { IncomingHttpHeaders, IncomingMessage, OutgoingHttpHeaders } from "node:http";
import { Agent, request as openRequest } from "node:http";
import { afterAll } from "vitest";
import { createHttpServer } from "#server/http.ts";
import { withListening } from "#tests/listen.ts";

export type Sent = {
  method?: string;
  headers?: OutgoingHttpHeaders;
  body?: string | Uint8Array | AsyncIterable<Uint8Array>;
};

export type Answer = { status: number; headers: IncomingHttpHeaders; text: string; json: unknown };

export type Client = { port: number; send: (path: string, sent?: Sent) => Promise<Answer> };

/** What the pages would answer; a test that gets it has left the doors. */
export const pageText = "a page";

/**
 * The product's own HTTP server on a free port, with pages that say one word. Paths and headers reach it as they are
 * written, which `fetch` would not do.
 */
export function withHttpServer(): () => Client {
  const port = withListening(createHttpServer((_request, response) => response.end(pageText)));
  const agent = new Agent({ keepAlive: true });
  afterAll(() => agent.destroy());
  return () => ({ port: port(), send: (path, sent = {}) => send({ agent, port: port(), path }, sent) });
}

type Target = { agent: Agent; port: number; path: string };

/** An answer counts even when the server takes no more of the body: whoever sends too much must still hear why. */
async function send(target: Target, { method = "GET", headers = {}, body }: Sent): Promise<Answer> {
  const request = openRequest({ host: "127.0.0.1", ...target, method, headers });
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    request.once("response", resolve);
    request.on("error", reject);
  });
  if (body === undefined || typeof body === "string" || body instanceof Uint8Array) request.end(body);
  else void pour(request, body);
  return read(await answered);
}

async function pour(request: ReturnType<typeof openRequest>, body: AsyncIterable<Uint8Array>) {
  const closed = new Promise((resolve) => request.once("close", resolve));
  for await (const chunk of body) {
    if (request.destroyed) return;
    if (request.write(chunk)) continue;
    await Promise.race([new Promise((resolve) => request.once("drain", resolve)), closed]);
  }
  request.end();
}

async function read(response: IncomingMessage): Promise<Answer> {
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString("utf8");
  const isJson = response.headers["content-type"]?.startsWith("application/json") === true;
  const json: unknown = isJson && text !== "" ? JSON.parse(text) : undefined;
  return { status: response.statusCode ?? 0, headers: response.headers, text, json };
}
