import type { Dirent } from "node:fs";
import { constants } from "node:fs";
import { access, mkdir, open, opendir, readdir, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { AppError } from "#server/core/errors.ts";
import { orUndefined } from "./absent.ts";
import { fileStream } from "./file-stream.ts";
import { makeFolders } from "./folder-make.ts";
import { folderParts } from "./folder-parts.ts";
import { writeWhole } from "./folder-write.ts";
import { assertKey } from "./keys.ts";
import { measured } from "./measure.ts";
import type { Store, StoredObject } from "./store.ts";

/** A store in a folder of this machine: `objects/<key>` for what is whole, `incoming/` and `parts/` for what is on its way. */
export function openFolderStore(root: string): Store {
  const incoming = join(root, "incoming");
  const objects = join(root, "objects");
  const place = (key: string) => join(objects, assertKey(key));
  const makeFolder = makeFolders(root);
  const put: Store["put"] = async (key, bytes) => {
    const target = place(key);
    const measuring = measured(bytes);
    await writeWhole(incoming, measuring.bytes(), async () => {
      await makeFolder(dirname(join("objects", key)));
      return target;
    });
    return measuring.result();
  };
  const openObject: Store["open"] = async (key, range) => {
    const handle = await orUndefined(open(place(key), "r"));
    return handle && fileStream(handle, range);
  };
  return {
    put,
    open: openObject,
    delete: (key) => rm(place(key), { force: true }),
    has: async (key) => (await orUndefined(access(place(key)).then(() => true))) ?? false,
    list: (prefix) => listObjects(objects, assertKey(prefix.replace(/\/$/u, ""))),
    removeAbandoned: async (before) =>
      (await removeOlder(incoming, before)) + (await removeOlder(join(root, "parts"), before)),
    check: () => checkFolder(root),
    parts: folderParts(root, { put, open: openObject }),
    direct: undefined,
  };
}

async function* listObjects(objects: string, prefix: string): AsyncGenerator<StoredObject> {
  const folder = await orUndefined(opendir(join(objects, prefix)));
  if (folder === undefined) return;
  for await (const entry of folder) {
    const key = `${prefix}/${entry.name}`;
    if (entry.isDirectory()) yield* listObjects(objects, key);
    else yield* statObject(objects, key, entry);
  }
}

async function* statObject(objects: string, key: string, entry: Dirent): AsyncGenerator<StoredObject> {
  const found = entry.isFile() ? await orUndefined(stat(join(objects, key))) : undefined;
  if (found !== undefined) yield { key, sizeBytes: found.size, storedAt: found.mtime };
}

/** A folder of parts is as old as the part that came last. */
async function removeOlder(folder: string, before: Date): Promise<number> {
  let removed = 0;
  for (const name of (await orUndefined(readdir(folder))) ?? []) {
    const found = await orUndefined(stat(join(folder, name)));
    if (found === undefined || found.mtime >= before) continue;
    await rm(join(folder, name), { recursive: true, force: true });
    removed += 1;
  }
  return removed;
}

async function checkFolder(root: string): Promise<void> {
  try {
    await mkdir(root, { recursive: true, mode: 0o700 });
    await access(root, constants.W_OK);
  } catch (cause) {
    throw new AppError(
      "unavailable",
      "The artifact folder (ARTIFACTS_URL, or artifacts in DATA_DIR) cannot be written.",
      { cause },
    );
  }
}
