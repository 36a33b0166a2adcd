import { z } from "zod";
import type { StoredObject } from "#server/store/store.ts";

export const CheckArtifacts = z.strictObject({
  /** Whether every byte is read. */
  isDeep: z.boolean().default(false),
});

const StoreKey = z.string().regex(/^teams\/\d+\/[a-z0-9/-]+$/u);

/** What a check found: nothing else may be mended. */
export const MendArtifacts = z.strictObject({
  missing: z.array(z.strictObject({ path: z.string(), storeKey: StoreKey })),
  stray: z.array(StoreKey),
});

/** A file that listings show. `storeKey` says which upload is meant. */
export type CheckedFile = { path: string; storeKey: string };

export type ArtifactCheck = {
  /** How many files were looked at. */
  files: number;
  /** Files whose bytes the store does not have. */
  missing: CheckedFile[];
  /** Files whose bytes are others than were uploaded, with what is wrong. */
  damaged: (CheckedFile & { says: string })[];
  /** Bytes that no file shows, older than any upload may last. */
  stray: StoredObject[];
  /** Bytes that no file shows yet, young enough to be an upload on its way. */
  underWay: number;
  /** Whether another database filled this store: then what looks like nobody's may be somebody's. */
  isForeign: boolean;
};
