import type { StoredWebhook } from "./load.ts";
import { headersOf, type Message } from "./message.ts";
import { post, type Answer } from "./post.ts";
import { openSecret } from "./secret.ts";

/** Where a message goes, and what it is signed with. */
export type Receiver = Pick<StoredWebhook, "teamId" | "id" | "url" | "sealedSecret">;

/**
 * Signs a message and posts it once to a webhook's address. It throws when `signal` gives up, and nothing else that the
 * receiver could cause.
 *
 * @throws AppError `precondition` when the webhook's secret cannot be read: unsigned it must not go.
 */
export async function send(
  { teamId, id, url, sealedSecret }: Receiver,
  message: Message,
  at: Date,
  signal: AbortSignal,
): Promise<Answer> {
  const secret = sealedSecret === null ? "" : await openSecret({ teamId, id }, sealedSecret);
  return post({ url: new URL(url), body: message.body, headers: headersOf(message, secret, at) }, signal);
}
