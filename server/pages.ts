import { randomBytes } from "node:crypto";
import type { RequestListener, Server } from "node:http";
import next from "next";
import { contentSecurityPolicy, pageHeaders } from "#server/auth/page-headers.ts";

/** Next, prepared, as one request listener. Each page gets a fresh nonce; Next finds it in the request's policy header. */
export async function openPages(options: {
  dev: boolean;
  server: () => Server;
  port: number;
}): Promise<RequestListener> {
  const app = next({ dev: options.dev, customServer: true, hostname: "localhost", port: options.port });
  await app.prepare();
  const handle = app.getRequestHandler();
  if (options.dev) {
    const upgrade = app.getUpgradeHandler();
    options.server().on("upgrade", (request, socket, head) => void upgrade(request, socket, head));
  }
  return (request, response) => {
    request.url = readableAddress(request.url ?? "/");
    const nonce = randomBytes(16).toString("base64");
    const policy = contentSecurityPolicy(nonce, options.dev);
    request.headers["content-security-policy"] = policy;
    request.headers["x-nonce"] = nonce;
    request.headers["x-path"] = request.url;
    response.setHeader("Content-Security-Policy", policy);
    for (const [name, value] of Object.entries(pageHeaders)) response.setHeader(name, value);
    void handle(request, response);
  };
}

/** A `%` that begins no code of UTF-8 stands for itself: Next answers 500 to it, not that there is no such page. */
function readableAddress(address: string): string {
  return address.replace(/^[^?#]*/u, (path) =>
    path.replaceAll(/(?:%[\da-f]{2})+|%/giu, (codes) =>
      isReadable(codes) ? codes : codes.replaceAll("%", "%25"),
    ),
  );
}

function isReadable(codes: string): boolean {
  try {
    decodeURIComponent(codes);
    return true;
  } catch {
    return false;
  }
}
