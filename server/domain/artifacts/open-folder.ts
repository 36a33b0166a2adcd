import { and, asc, gt } from "drizzle-orm";
import { artifacts } from "#db/schema/index.ts";
import type { Reader } from "#server/core/database.ts";
import { notFound } from "#server/core/errors.ts";
import { query } from "#server/core/operation.ts";
import { below } from "./below.ts";
import { loadFile, type OpenArtifact, toOpenArtifact } from "./open.ts";
import { AtPath } from "./schema.ts";

const pageRows = 500;

/** A folder with everything below it; `files` are read from the database page by page while they are taken, in byte order. */
export type OpenFolder = { path: string; files: AsyncIterable<FileInFolder> };

/** `name` is the path inside the folder. `read` opens the file when the first byte is asked for, and answers all of it or fails. */
export type FileInFolder = Pick<OpenArtifact, "createdAt"> & {
  name: string;
  read: () => AsyncIterable<Uint8Array>;
};

/** Finds all files below a folder of the team's root. @throws AppError `notFound` when there is none. */
export const openFolder = query({
  action: "artifact.read",
  input: AtPath,
  async handle({ db, caller, input }): Promise<OpenFolder> {
    const { path } = input;
    const first = await readPage(db, caller.team.id, path, "");
    if (first.length === 0) throw notFound(`No folder at "${path}".`);
    return { path, files: walk(db, caller.team.id, path, first) };
  },
});

async function* walk(
  db: Reader,
  teamId: number,
  folder: string,
  first: OpenArtifact[],
): AsyncGenerator<FileInFolder> {
  const from = folder === "" ? 0 : folder.length + 1;
  let page = first;
  for (;;) {
    for (const file of page) {
      const { path, createdAt } = file;
      const read = () => readWhole(db, teamId, file);
      yield { name: path.slice(from), createdAt, read };
    }
    const last = page.at(-1);
    if (last === undefined || page.length < pageRows) return;
    page = await readPage(db, teamId, folder, last.path);
  }
}

async function readPage(db: Reader, teamId: number, folder: string, after: string): Promise<OpenArtifact[]> {
  const rows = await db
    .select()
    .from(artifacts)
    .where(and(below(teamId, folder), gt(artifacts.path, after)))
    .orderBy(asc(artifacts.path))
    .limit(pageRows);
  return rows.map(toOpenArtifact);
}

/** Whole, or a failure in the middle: what is shorter or longer than its row says would pass for the file. */
async function* readWhole(db: Reader, teamId: number, listed: OpenArtifact): AsyncGenerator<Uint8Array> {
  const { file, bytes } = await openListed(db, teamId, listed);
  let passed = 0;
  for await (const chunk of bytes) {
    passed += chunk.byteLength;
    yield chunk;
  }
  if (passed === file.sizeBytes) return;
  throw notFound(
    `"${file.path}" has ${passed} bytes in the store instead of ${file.sizeBytes}: tell an operator.`,
  );
}

/** What was uploaded anew since it was listed has new bytes, and the old ones may be gone by now. */
async function openListed(db: Reader, teamId: number, listed: OpenArtifact) {
  try {
    return { file: listed, bytes: await listed.read() };
  } catch (error) {
    const file = await loadFile(db, teamId, listed.path);
    if (file.storeKey === listed.storeKey) throw error;
    return { file, bytes: await file.read() };
  }
}
