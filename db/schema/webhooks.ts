import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { bytes, instant, milliseconds, teamId } from "./columns.ts";
import { teams } from "./teams.ts";

export const webhookStatuses = ["ACTIVE", "DISABLED"] as const;
export const deliveryStates = ["pending", "delivered", "failed"] as const;

/** An address that is told of changes in the registry. */
export const webhooks = pgTable(
  "webhooks",
  {
    teamId: teamId().references(() => teams.id, { onDelete: "cascade" }),
    id: uuid("id").notNull(),
    name: text("name").notNull(),
    description: text("description").notNull(),
    url: text("url").notNull(),
    /** Such as `model_version.created`, in the order they were given. */
    events: text("events").array().notNull(),
    /** What deliveries are signed with, encrypted; absent, they are not signed. */
    sealedSecret: bytes("sealed_secret"),
    status: text("status", { enum: webhookStatuses }).notNull(),
    createdAtMs: milliseconds("created_at_ms").notNull(),
    updatedAtMs: milliseconds("updated_at_ms").notNull(),
    createdBy: jsonb("created_by").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.teamId, t.id] }),
    check("webhooks_status", sql`${t.status} in ('ACTIVE', 'DISABLED')`),
  ],
);

/**
 * One message to one webhook: a queue while it is pending, a log afterwards. Written in the transaction of the change it
 * tells of, sent by a job.
 */
export const webhookDeliveries = pgTable(
  "webhook_deliveries",
  {
    teamId: teamId(),
    id: bigint("id", { mode: "number" }).notNull().generatedAlwaysAsIdentity(),
    webhookId: uuid("webhook_id").notNull(),
    /** What receivers see as `X-MLflow-Delivery-Id`, the same in every attempt. */
    messageId: uuid("message_id").notNull(),
    event: text("event").notNull(),
    /** The body as it is sent, the same in every attempt. */
    payload: text("payload").notNull(),
    state: text("state", { enum: deliveryStates }).notNull().default("pending"),
    /** Attempts begun, the one under way included. */
    attempts: integer("attempts").notNull().default(0),
    /** When it is due; while an attempt is under way, when that is given up for lost. */
    nextAttemptAt: instant("next_attempt_at").notNull(),
    createdAt: instant("created_at").notNull(),
    /** Of the last attempt that ended. */
    attemptedAt: instant("attempted_at"),
    durationMs: integer("duration_ms"),
    responseStatus: integer("response_status"),
    responseExcerpt: text("response_excerpt"),
    error: text("error"),
  },
  (t) => [
    primaryKey({ columns: [t.teamId, t.id] }),
    foreignKey({
      columns: [t.teamId, t.webhookId],
      foreignColumns: [webhooks.teamId, webhooks.id],
    }).onDelete("cascade"),
    index("webhook_deliveries_log").on(t.teamId, t.webhookId, t.id),
    index("webhook_deliveries_due")
      .on(t.teamId, t.webhookId, t.nextAttemptAt)
      .where(sql`${t.state} = 'pending'`),
    index("webhook_deliveries_age").on(t.createdAt),
    check("webhook_deliveries_state", sql`${t.state} in ('pending', 'delivered', 'failed')`),
  ],
);
