import { join } from "node:path";
import { settings } from "#server/core/env.ts";
import { oncePerProcess } from "#server/core/process.ts";
import { openFolderStore } from "./folder.ts";
import type { Store } from "./store.ts";

const holder = oncePerProcess<{ store: Store | undefined }>("store", () => ({ store: undefined }));

/** The process's one store: the folder `artifacts` in `DATA_DIR`. */
export function store(): Store {
  return (holder.store ??= openFolderStore(join(settings.dataDir, "artifacts")));
}

/** Puts another store in its place, for tests. */
export function useStore(other: Store): void {
  holder.store = other;
}
