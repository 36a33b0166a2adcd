import { installation } from "#db/schema/index.ts";
import { eq } from "drizzle-orm";
import { database } from "#server/core/database.ts";
import { settings } from "#server/core/env.ts";
import { oncePerProcess } from "#server/core/process.ts";
import { makeSecret } from "#server/core/secret.ts";

const key = "session_secret";
const kept = oncePerProcess<{ secret: string | undefined }>("session-secret", () => ({ secret: undefined }));

/**
 * What signs the short-lived cookies of a sign-in under way: SESSION_SECRET, or one that is made once and kept in the
 * database, so that all processes agree. Sessions themselves are rows and signed by nothing.
 */
export async function sessionSecret(): Promise<string> {
  return settings.sessionSecret ?? (kept.secret ??= await readOrMake());
}

async function readOrMake(): Promise<string> {
  await database().insert(installation).values({ key, value: makeSecret() }).onConflictDoNothing();
  const [row] = await database()
    .select({ value: installation.value })
    .from(installation)
    .where(eq(installation.key, key));
  if (typeof row?.value !== "string") throw new Error("the secret of the installation is missing");
  return row.value;
}
