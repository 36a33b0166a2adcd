import type { IncomingMessage, ServerResponse } from "node:http";
import { settings } from "#server/core/env.ts";

/** Probes come by the machine's bare address, and learn nothing of any team. */
const openPaths = new Set(["/health", "/ready", "/metrics"]);

/**
 * Answers requests for hosts this installation does not go by, and says so by `true`. A page elsewhere that points its
 * own name at this machine (DNS rebinding) is thereby refused: the browser still sends that name.
 */
export function refuseForeignHost(request: IncomingMessage, response: ServerResponse): boolean {
  const host = request.headers.host ?? "";
  const [path = ""] = (request.url ?? "").split("?");
  if (openPaths.has(path) || (isAllowedHost(host, settings) && isSaidOnce(request.rawHeaders))) return false;
  const body = JSON.stringify({
    error_code: "BAD_REQUEST",
    message:
      "Saigen does not go by this host name. An operator can add it to ALLOWED_HOSTS, or set PUBLIC_URL.",
  });
  response.writeHead(421, {
    "Content-Type": "application/json",
    "Content-Length": Buffer.byteLength(body),
    "X-Content-Type-Options": "nosniff",
    Connection: "close",
  });
  response.end(body);
  return true;
}

/** Of two hosts Node believes the first, and whoever stands in front perhaps the other. */
function isSaidOnce(rawHeaders: readonly string[]): boolean {
  let hosts = 0;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    if (rawHeaders[index]?.toLowerCase() === "host") hosts += 1;
  }
  return hosts === 1;
}

type Names = { publicUrl: string; allowedHosts: readonly string[]; host: string };

/**
 * Whether a Host header names this installation: a loopback name, the host of PUBLIC_URL, the address it listens on, or
 * one of ALLOWED_HOSTS. A port counts only where ALLOWED_HOSTS gives one, since ports get forwarded.
 */
export function isAllowedHost(host: string, names: Names): boolean {
  const given = host.toLowerCase();
  const name = nameOf(given);
  if (name === undefined) return false;
  const allowed = allowedNames(names);
  return allowed.has(name) || allowed.has(given);
}

const known = new WeakMap<Names, ReadonlySet<string>>();

/** Made once for the settings, since every request asks. */
function allowedNames(names: Names): ReadonlySet<string> {
  const present = known.get(names);
  if (present !== undefined) return present;
  const listed = [new URL(names.publicUrl).hostname, names.host, ...names.allowedHosts];
  const made = new Set(["localhost", "127.0.0.1", "[::1]", ...listed.map((entry) => entry.toLowerCase())]);
  known.set(names, made);
  return made;
}

const hostShape = /^(?<name>\[[0-9a-f:.]+\]|[a-z0-9_-]+(?:\.[a-z0-9_-]+)*)\.?(?::\d{1,5})?$/;

function nameOf(host: string): string | undefined {
  return hostShape.exec(host)?.groups?.["name"];
}
