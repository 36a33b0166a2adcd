import { notFound } from "#server/core/errors.ts";
import { excerpt } from "#server/core/excerpt.ts";

/** What a webhook can be told of, as MLflow names it: the thing, a dot, what happened to it. Nothing here has a budget. */
export const WEBHOOK_EVENTS = [
  "registered_model.created",
  "model_version.created",
  "model_version_tag.set",
  "model_version_tag.deleted",
  "model_version_alias.created",
  "model_version_alias.deleted",
  "prompt.created",
  "prompt_version.created",
  "prompt_tag.set",
  "prompt_tag.deleted",
  "prompt_version_tag.set",
  "prompt_version_tag.deleted",
  "prompt_alias.created",
  "prompt_alias.deleted",
  "budget_policy.exceeded",
] as const;
export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number];

/** Missing and another team's are the same; the words are MLflow's. */
export const noWebhook = (id: string) => notFound(`Webhook with ID ${excerpt(id)} not found.`);

/** Why a text can be no webhook's name, in MLflow's words. */
export function findNameProblem(name: string): string | undefined {
  if (/^[a-z0-9](?:[a-z0-9._-]{0,61}[a-z0-9])?$/iu.test(name)) return undefined;
  return `Webhook name '${excerpt(name)}' is invalid. It must start and end with a letter or digit, be at most 63 characters long, and contain only letters, digits, dots (.), underscores (_), and hyphens (-).`;
}

/** Why a text can be no webhook's address, as far as the text itself tells. */
export function findUrlProblem(text: string): string | undefined {
  if (text.trim() === "") return "Webhook URL cannot be empty or just whitespace.";
  if (!/^https?:/iu.test(text)) return "Invalid webhook URL scheme: an address begins with https://.";
  const url = URL.parse(text);
  if (url === null || !/^https?:\/\//iu.test(text)) return "Invalid webhook URL: this is no web address.";
  if (url.username !== "" || url.password !== "")
    return "Invalid webhook URL: leave the user and password out. A secret signs what is sent.";
  return undefined;
}

/**
 * As much of an address as everybody in the team may see. The path stays with those who manage webhooks: whoever knows
 * that of Slack, and of many others, can post there.
 */
export const withoutPath = (url: string): string => `${new URL(url).origin}/…`;
