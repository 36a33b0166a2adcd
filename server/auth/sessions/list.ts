import { and, desc, eq, gt } from "drizzle-orm";
import { z } from "zod";
import { sessions } from "#db/schema/index.ts";
import { query } from "#server/core/operation.ts";

/** One's own sessions that still open something, the one used last first. Only people have any. */
export const listSessions = query({
  action: "session.list",
  input: z.strictObject({}),
  async handle({ db, caller: { actor }, now }) {
    if (actor.kind !== "person") return [];
    return db
      .select({
        id: sessions.id,
        provider: sessions.provider,
        userAgent: sessions.userAgent,
        createdAt: sessions.createdAt,
        seenAt: sessions.seenAt,
        expiresAt: sessions.expiresAt,
      })
      .from(sessions)
      .where(and(eq(sessions.personId, actor.personId), gt(sessions.expiresAt, now)))
      .orderBy(desc(sessions.seenAt), desc(sessions.id));
  },
});
