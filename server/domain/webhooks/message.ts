import { createHmac } from "node:crypto";
import type { WebhookEvent } from "./rules.ts";

/** The body of a message, as MLflow writes it. */
export function bodyOf(event: WebhookEvent, data: object, at: Date): string {
  const [entity, action] = event.split(".");
  return JSON.stringify({ entity, action, timestamp: at.toISOString(), data });
}

/** One message on its way: the same id and body in every attempt. */
export type Message = { messageId: string; body: string };

/**
 * The headers of an attempt. With a secret, receivers prove who sent it: `v1,` and the base64 of the HMAC-SHA256 of
 * `id.seconds.body`, as MLflow and Standard Webhooks have it. The time is that of the attempt, so that an old one cannot be
 * played again.
 */
export function headersOf({ messageId, body }: Message, secret: string, at: Date): Record<string, string> {
  const seconds = String(Math.floor(at.getTime() / 1000));
  const headers = {
    "Content-Type": "application/json",
    "User-Agent": "Saigen-Webhooks",
    "X-MLflow-Delivery-Id": messageId,
    "X-MLflow-Timestamp": seconds,
  };
  if (secret === "") return headers;
  const signature = createHmac("sha256", secret).update(`${messageId}.${seconds}.${body}`).digest("base64");
  return { ...headers, "X-MLflow-Signature": `v1,${signature}` };
}
