import { z } from "zod";
import type { Author } from "#server/core/author.ts";
import { text } from "#server/core/names.ts";
import { findNameProblem, findUrlProblem, WEBHOOK_EVENTS, type WebhookEvent } from "./rules.ts";

/** Longest address of a webhook, in characters. */
export const URL_LENGTH_MAX = 2_048;
/** Longest description, and longest secret, in characters: MLflow's numbers. */
export const DESCRIPTION_LENGTH_MAX = 1_000;
export const SECRET_LENGTH_MAX = 1_000;
/** Most webhooks on one page: MLflow's number. */
export const WEBHOOKS_MAX = 1_000;
/** Most deliveries on one page of the log. */
export const DELIVERIES_MAX = 200;

/** Text for which `findProblem` knows no problem. */
const textWithout = (lengthMax: number, findProblem: (value: string) => string | undefined) =>
  text(lengthMax).superRefine((value, context) => {
    const message = findProblem(value);
    if (message !== undefined) context.addIssue({ code: "custom", message });
  });

/** Any text may be an unknown webhook's id. */
const AnyId = text(200);

export const STATUSES = ["ACTIVE", "DISABLED"] as const;
export type WebhookStatus = (typeof STATUSES)[number];

const name = textWithout(1_000, findNameProblem);
const url = textWithout(URL_LENGTH_MAX, findUrlProblem);
const event = z.enum(WEBHOOK_EVENTS);
const events = z
  .array(event)
  .min(1, "Webhook events must be at least one event.")
  .max(100)
  .transform((given) => [...new Set(given)]);
const description = text(DESCRIPTION_LENGTH_MAX);
/** Empty: deliveries are not signed. */
const secret = text(SECRET_LENGTH_MAX);
const status = z.enum(STATUSES);

export const CreateWebhook = z.strictObject({
  name,
  url,
  events,
  description: description.default(""),
  secret: secret.default(""),
  status: status.default("ACTIVE"),
});
export const GetWebhook = z.strictObject({ id: AnyId });
export const ListWebhooks = z.strictObject({
  limit: z.number().int().min(1).max(WEBHOOKS_MAX).default(100),
  pageToken: text(200).optional(),
});
/** What is absent stays as it is. */
export const UpdateWebhook = z.strictObject({
  id: AnyId,
  name: name.optional(),
  url: url.optional(),
  events: events.optional(),
  description: description.optional(),
  secret: secret.optional(),
  status: status.optional(),
});
export const DeleteWebhook = z.strictObject({ id: AnyId });
/** Absent: the first of the webhook's own events. */
export const TestWebhook = z.strictObject({ id: AnyId, event: event.optional() });

const DeliveryId = z.number().int().positive();

export const ListDeliveries = z.strictObject({
  id: AnyId,
  limit: z.number().int().min(1).max(DELIVERIES_MAX).default(50),
  /** Only deliveries older than this one; absent begins with the newest. */
  before: DeliveryId.optional(),
});
export const GetDelivery = z.strictObject({ id: AnyId, deliveryId: DeliveryId });
export const Redeliver = z.strictObject({ id: AnyId, deliveryId: DeliveryId });

/** A webhook as everybody sees it. Its secret is seen by nobody. */
export type Webhook = {
  id: string;
  name: string;
  description: string;
  /** For those who manage webhooks; others see where it goes, and no path. */
  url: string;
  events: WebhookEvent[];
  isSigned: boolean;
  status: WebhookStatus;
  createdAtMs: number;
  /** Grows with every change. */
  updatedAtMs: number;
  createdBy: Author;
};

/** How one request to a receiver ended: `status` is absent when it did not answer, `error` says why it does not count. */
export type Attempt = {
  isDelivered: boolean;
  status: number | null;
  /** The beginning of what it answered. */
  excerpt: string | null;
  error: string | null;
  durationMs: number;
};

export type DeliveryState = "pending" | "delivered" | "failed";

/** A line of the log; times are in milliseconds since the epoch. */
export type Delivery = {
  id: number;
  /** What the receiver saw as `X-MLflow-Delivery-Id`. */
  messageId: string;
  event: WebhookEvent;
  state: DeliveryState;
  attempts: number;
  createdAtMs: number;
  attemptedAtMs: number | null;
  /** When it is tried again, while it is pending. */
  nextAttemptAtMs: number | null;
  durationMs: number | null;
  responseStatus: number | null;
  error: string | null;
};

/** The same with what was sent and the beginning of what was answered. */
export type WholeDelivery = Delivery & { payload: string; responseExcerpt: string | null };
