import type { Topic } from "#server/core/events.ts";

/** What an event is about when it is about a webhook. */
export const webhookSubject = (id: string) => ({ subject: { kind: "webhook", id } });

/** What the page of a webhook listens to: changes of it, which are announced under their subject, and its deliveries. */
export const topicOf = (id: string): Topic => `webhook:${id}`;
