import { and, eq, inArray, type SQL, or } from "drizzle-orm";
import { artifactDiscards, artifacts } from "#db/schema/index.ts";
import type { Tx } from "#server/core/database.ts";
import { precondition } from "#server/core/errors.ts";
import { mutation } from "#server/core/operation.ts";
import { within } from "#server/core/run-statement.ts";
import { store } from "#server/store/open.ts";
import { hideFiles } from "../hide.ts";
import { lockTree, topOf } from "../lock.ts";
import { isStoreForeign } from "../store-identity.ts";
import { type CheckedFile, MendArtifacts } from "./schema.ts";
import { findKnown } from "./stray.ts";

const batch = 500;

/**
 * Mends what a check found: files without bytes are listed no more, and bytes without a file are noted for deletion. Each
 * is looked at again, because it may be right by now. Answers how many of both it was.
 *
 * @throws AppError `precondition` when not one file has its bytes, or another database filled the store: then the store is
 *   the wrong one, or not there, and mending would lose what is only away.
 */
export const mendArtifacts = mutation({
  action: "artifact.mend",
  input: MendArtifacts,
  async handle({ tx, caller, input, now, record }) {
    const teamId = caller.team.id;
    const files = await tx.$count(artifacts, eq(artifacts.teamId, teamId));
    if (await isStoreForeign(tx)) throw strange("Another database filled this store");
    if (files > 0 && input.missing.length >= files)
      throw strange("The store has the bytes of no file at all");
    let unlisted = 0;
    for (const some of inBatches(input.missing)) {
      for (const top of topsOf(some)) await lockTree(within(tx), teamId, top);
      unlisted += (await hideFiles(tx, teamId, await stillMissing(some), now)).files;
    }
    let discarded = 0;
    const own = input.stray.filter((key) => key.startsWith(`teams/${teamId}/`));
    for (const keys of inBatches(own)) discarded += await discardUnknown(tx, teamId, keys, now);
    await record({ subject: { kind: "artifact", id: "all" }, after: { unlisted, discarded } });
    return { unlisted, discarded };
  },
});

async function stillMissing(files: CheckedFile[]): Promise<SQL | undefined> {
  const there = await Promise.all(files.map(({ storeKey }) => store().has(storeKey)));
  const missing = files.filter((_, index) => there[index] === false);
  const each = missing.map(({ path, storeKey }) =>
    and(eq(artifacts.path, path), eq(artifacts.storeKey, storeKey)),
  );
  return each.length === 0 ? inArray(artifacts.path, []) : or(...each);
}

async function discardUnknown(tx: Tx, teamId: number, keys: string[], now: Date): Promise<number> {
  const known = await findKnown(tx, teamId, keys);
  const rows = keys
    .filter((key) => !known.has(key))
    .map((storeKey) => ({ teamId, storeKey, discardedAt: now }));
  if (rows.length > 0) await tx.insert(artifactDiscards).values(rows).onConflictDoNothing();
  return rows.length;
}

/** In one order, so that two who mend at once never wait for each other in a circle. */
const topsOf = (files: CheckedFile[]) => [...new Set(files.map(({ path }) => topOf(path)))].toSorted();

function* inBatches<T>(all: T[]): Generator<T[]> {
  for (let from = 0; from < all.length; from += batch) yield all.slice(from, from + batch);
}

const strange = (what: string) =>
  precondition(
    `${what}, so nothing was mended. Check ARTIFACTS_URL, and that the folder or bucket is the right one and is there.`,
  );
