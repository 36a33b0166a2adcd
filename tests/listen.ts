import { once } from "node:events";
import type { Server } from "node:http";
import { afterAll, beforeAll } from "vitest";

/** Lets a server listen on a free port of this machine while the file's tests run; the returned function tells which. */
export function withListening(server: Server): () => number {
  let port = 0;
  beforeAll(async () => {
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    if (address === null || typeof address === "string") throw new Error("no port");
    port = address.port;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  return () => port;
}
