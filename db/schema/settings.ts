import { jsonb, pgTable, text } from "drizzle-orm/pg-core";

/** What every process of this installation must agree on, such as the secret that signs cookies. */
export const installation = pgTable("installation", {
  key: text("key").primaryKey(),
  value: jsonb("value").notNull(),
});
