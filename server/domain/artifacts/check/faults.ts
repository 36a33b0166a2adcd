import { and, asc, eq, gt } from "drizzle-orm";
import { artifacts } from "#db/schema/index.ts";
import type { Reader } from "#server/core/database.ts";
import { measure } from "#server/store/measure.ts";
import { store } from "#server/store/open.ts";
import type { ArtifactCheck, CheckedFile } from "./schema.ts";

const pageRows = 500;
/** Questions to a bucket take some milliseconds each, of which most is waiting. */
const atOnce = 16;

type Row = Pick<typeof artifacts.$inferSelect, "path" | "storeKey" | "sizeBytes" | "sha256">;

/** Looks for the bytes of every file of the team. */
export async function findFaults(db: Reader, teamId: number, isDeep: boolean) {
  const found: Pick<ArtifactCheck, "files" | "missing" | "damaged"> = { files: 0, missing: [], damaged: [] };
  const look = isDeep ? readBytes : askStore;
  for await (const rows of readPages(db, teamId)) {
    const waiting = rows.values();
    const worker = async () => {
      for (const row of waiting) await note(row);
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
    found.files += rows.length;
  }
  for (const faults of [found.missing, found.damaged]) faults.sort(byPath);
  return found;

  async function note({ path, storeKey, ...row }: Row): Promise<void> {
    const fault = await look({ path, storeKey, ...row });
    if (fault === undefined || !(await isStillShown(db, teamId, path, storeKey))) return;
    if (fault === "missing") found.missing.push({ path, storeKey });
    else found.damaged.push({ path, storeKey, says: fault });
  }
}

/** Several are looked at at once, so that they are found in any order. */
const byPath = (a: CheckedFile, b: CheckedFile) => (a.path < b.path ? -1 : 1);

async function* readPages(db: Reader, teamId: number): AsyncGenerator<Row[]> {
  const { path, storeKey, sizeBytes, sha256 } = artifacts;
  let after = "";
  for (;;) {
    const rows = await db
      .select({ path, storeKey, sizeBytes, sha256 })
      .from(artifacts)
      .where(and(eq(artifacts.teamId, teamId), gt(path, after)))
      .orderBy(asc(path))
      .limit(pageRows);
    yield rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < pageRows) return;
    after = last.path;
  }
}

async function askStore({ storeKey }: Row): Promise<string | undefined> {
  return (await store().has(storeKey)) ? undefined : "missing";
}

async function readBytes({ storeKey, sizeBytes, sha256 }: Row): Promise<string | undefined> {
  const bytes = await store().open(storeKey);
  if (bytes === undefined) return "missing";
  const is = await measure(bytes);
  if (is.sizeBytes !== sizeBytes) return `has ${is.sizeBytes} bytes instead of ${sizeBytes}`;
  return Buffer.from(is.sha256).equals(Buffer.from(sha256))
    ? undefined
    : "has other bytes than were uploaded";
}

/** A file may be deleted or uploaded anew while it is looked at; its old bytes then go rightly. */
async function isStillShown(db: Reader, teamId: number, path: string, storeKey: string): Promise<boolean> {
  const rows = await db
    .select({ path: artifacts.path })
    .from(artifacts)
    .where(and(eq(artifacts.teamId, teamId), eq(artifacts.path, path), eq(artifacts.storeKey, storeKey)));
  return rows.length > 0;
}
