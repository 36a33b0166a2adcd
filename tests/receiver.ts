import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { withListening } from "./listen.ts";

/** One request that a receiver got. */
export type Received = { path: string; headers: IncomingHttpHeaders; body: string };

/**
 * A receiver of webhooks while the file's tests run: a real server on this machine that notes what it gets and answers as
 * `answer` says, 200 at first. A path of its own tells the requests of one test from those of another.
 */
export function withReceiver() {
  const received: Received[] = [];
  const waiting = new Set<() => void>();
  const receiver = {
    answer: (response: ServerResponse, _request: Received): void => void response.end("thanks"),
    at: (path: string): Received[] => received.filter((request) => request.path === path),
    url: (path: string): string => `http://127.0.0.1:${port()}${path}`,
    /** Resolves once so many requests for the path are there. */
    async until(path: string, count: number): Promise<Received[]> {
      while (receiver.at(path).length < count) await new Promise<void>((resolve) => waiting.add(resolve));
      return receiver.at(path);
    },
  };
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const { url: path = "", headers } = request;
    const got = { path, headers, body: await text(request) };
    received.push(got);
    for (const wake of waiting) wake();
    waiting.clear();
    receiver.answer(response, got);
  };
  const server = createServer((request, response) => void handle(request, response));
  const port = withListening(server);
  return receiver;
}
