import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";
import { settings } from "#server/core/env.ts";

/** Carries the caller's address from the server to doors and pages. What a client sends under this name is dropped. */
export const addressHeader = "x-saigen-address";

/** Writes the caller's address into the request, for everything behind the server that counts by address. */
export function stampAddress(request: IncomingMessage): void {
  const { rawHeaders, headers, socket } = request;
  for (let index = rawHeaders.length - 2; index >= 0; index -= 2) {
    if (rawHeaders[index]?.toLowerCase() === addressHeader) rawHeaders.splice(index, 2);
  }
  const address = clientAddress(socket.remoteAddress ?? "", headers["x-forwarded-for"], settings.trustProxy);
  headers[addressHeader] = address;
  rawHeaders.push(addressHeader, address);
}

/** The address that `stampAddress` wrote; requests that came another way share one. */
export const addressOf = (headers: Headers): string => headers.get(addressHeader) ?? "unknown";

/**
 * The caller's address: the socket's, or what the outermost of `trusted` proxies saw. Each proxy appends whom it heard
 * from, so that of the list only the last `trusted` entries are not the caller's own invention.
 */
export function clientAddress(
  socket: string,
  forwarded: string | string[] | undefined,
  trusted: number,
): string {
  const list = [forwarded ?? []]
    .flat()
    .join(",")
    .split(",")
    .map((part) => part.trim());
  const told = trusted === 0 ? undefined : list.at(-trusted);
  return told !== undefined && isIP(told) !== 0 ? told : socket;
}
