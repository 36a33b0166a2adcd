import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { syncFolder } from "./folder-write.ts";

/**
 * Makes folders below `root` that survive a power cut: each above it is written as well, once a process, for whoever made
 * it may have died before that.
 */
export function makeFolders(root: string): (folder: string) => Promise<void> {
  const durable = new Set<string>();
  return async (folder) => {
    await mkdir(join(root, folder), { recursive: true, mode: 0o700 });
    if (durable.has(folder)) return;
    for (let above = folder; above !== "."; above = dirname(above))
      await syncFolder(join(root, dirname(above)));
    durable.add(folder);
  };
}
