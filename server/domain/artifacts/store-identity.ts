import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { installation } from "#db/schema/index.ts";
import { database, type Reader } from "#server/core/database.ts";
import { store } from "#server/store/open.ts";

const settingKey = "store";
const folder = "installation/";

/**
 * Whether the store belongs to this database: both carry the same mark, set when they first meet. With a new database in
 * front of an old folder every file would look like nobody's, and tidying up would delete them all.
 */
export async function storeIsOurs(): Promise<boolean> {
  const mark = await ensureMark();
  const marks = await Array.fromAsync(store().list(folder), ({ key }) => key);
  if (marks.length === 0) await store().put(`${folder}${mark}`, noBytes());
  return marks.length === 0 || (marks.length === 1 && marks[0] === `${folder}${mark}`);
}

/** The same question without setting the mark: whether the store has met another database, and this one not. */
export async function isStoreForeign(db: Reader): Promise<boolean> {
  const mark = await findMark(db);
  const marks = await Array.fromAsync(store().list(folder), ({ key }) => key);
  return marks.length > 0 && !(marks.length === 1 && marks[0] === `${folder}${mark}`);
}

async function ensureMark(): Promise<string> {
  const mark = { key: settingKey, value: randomUUID() };
  await database().insert(installation).values(mark).onConflictDoNothing();
  return String(await findMark(database()));
}

async function findMark(db: Reader): Promise<unknown> {
  const [known] = await db
    .select({ value: installation.value })
    .from(installation)
    .where(eq(installation.key, settingKey));
  return known?.value;
}

async function* noBytes(): AsyncGenerator<Uint8Array> {
  // An empty object says all there is to say: its name.
}
