import { and, eq } from "drizzle-orm";
import { artifacts } from "#db/schema/index.ts";
import { notFound } from "#server/core/errors.ts";
import type { Reader } from "#server/core/database.ts";
import { query } from "#server/core/operation.ts";
import type { ByteRange } from "#server/store/store.ts";
import { store } from "#server/store/open.ts";
import { joinPath } from "./list.ts";
import { loadRunRoot } from "./roots.ts";
import { AtPath, InRun } from "./schema.ts";

/** A file that is there; `read` opens its bytes, whole or a range, and is called at most once. */
export type OpenArtifact = {
  path: string;
  name: string;
  sizeBytes: number;
  /** Hexadecimal. Changes with the content and with nothing else. */
  sha256: string;
  createdAt: Date;
  /** Shown to nobody: each upload has one of its own. */
  storeKey: string;
  read: (range?: ByteRange) => Promise<ReadableStream<Uint8Array>>;
  /** An address of the store itself that answers the bytes for so many seconds; `undefined` where clients cannot reach it. */
  addressDirectly: (
    as: { disposition: string; contentType: string },
    seconds: number,
  ) => Promise<string | undefined>;
};

/** Finds a file by its path below the team's root. @throws AppError `notFound`. */
export const openArtifact = query({
  action: "artifact.read",
  input: AtPath,
  handle: ({ db, caller, input }) => loadFile(db, caller.team.id, input.path),
});

/** Finds a file by its path inside a run. @throws AppError `notFound` for the run or the file. */
export const openRunArtifact = query({
  action: "artifact.read",
  input: InRun,
  async handle({ db, caller, input }) {
    const root = await loadRunRoot(db, caller.team.id, input.runId);
    return loadFile(db, caller.team.id, joinPath(root.path, input.path));
  },
});

/** The team's file at a path below its root. @throws AppError `notFound`. */
export async function loadFile(db: Reader, teamId: number, path: string): Promise<OpenArtifact> {
  const [row] = await db
    .select()
    .from(artifacts)
    .where(and(eq(artifacts.teamId, teamId), eq(artifacts.path, path)));
  if (row === undefined) throw notFound(`No artifact at "${path}".`);
  return toOpenArtifact(row);
}

/** A row as what its readers need; the store is asked only when bytes are due. */
export function toOpenArtifact(row: typeof artifacts.$inferSelect): OpenArtifact {
  const { path, sizeBytes, createdAt, storeKey } = row;
  return {
    path,
    name: path.slice(path.lastIndexOf("/") + 1),
    sizeBytes,
    sha256: Buffer.from(row.sha256).toString("hex"),
    createdAt,
    storeKey,
    read: async (range) => {
      const bytes = await store().open(storeKey, range);
      if (bytes === undefined)
        throw notFound(`The bytes of "${path}" are missing from the store: tell an operator.`);
      return bytes;
    },
    addressDirectly: async (as, seconds) => store().direct?.ofObject(storeKey, as, seconds),
  };
}
