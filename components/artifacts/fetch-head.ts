import { messageOf } from "#components/common/message-of.ts";

/** The first bytes of a file as text. @throws Error with the server's sentence. */
export async function fetchHead(address: string, bytes: number, signal: AbortSignal): Promise<string> {
  return (await askFor(address, bytes, signal)).text();
}

/** The first bytes of a file. @throws Error with the server's sentence. */
export async function fetchBytes(address: string, bytes: number, signal: AbortSignal): Promise<Uint8Array> {
  return new Uint8Array(await (await askFor(address, bytes, signal)).arrayBuffer());
}

async function askFor(address: string, bytes: number, signal: AbortSignal): Promise<Response> {
  const response = await fetch(`${address}?preview=${bytes}`, { signal }).catch((error: unknown) => {
    throw new Error(messageOf(error));
  });
  if (response.ok) return response;
  const body: unknown = await response.json().catch(() => undefined);
  const isSentence = typeof body === "object" && body !== null && "error" in body;
  throw new Error(isSentence ? String(body.error) : "The server did not say why. Try again.");
}
