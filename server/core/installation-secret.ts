import { hkdfSync } from "node:crypto";
import { eq } from "drizzle-orm";
import { installation } from "#db/schema/index.ts";
import { database } from "./database.ts";
import { settings } from "./env.ts";
import { oncePerProcess } from "./process.ts";
import { makeSecret } from "./secret.ts";

const key = "session_secret";
const kept = oncePerProcess<{ secret: string | undefined }>("session-secret", () => ({ secret: undefined }));

/**
 * What signs the short-lived cookies of a sign-in under way: SESSION_SECRET, or one that is made once and kept in the
 * database, so that all processes agree. Sessions themselves are rows and signed by nothing.
 */
export async function sessionSecret(): Promise<string> {
  return settings.sessionSecret ?? (kept.secret ??= await readOrMake());
}

/**
 * A key of 256 bits for one purpose, made of the same secret by HKDF: what is signed or sealed for one purpose is worth
 * nothing for another, and no key tells of the secret.
 */
export async function deriveKey(purpose: string): Promise<Uint8Array> {
  return new Uint8Array(hkdfSync("sha256", await sessionSecret(), "", purpose, 32));
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
