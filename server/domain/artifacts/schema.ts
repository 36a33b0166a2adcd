import { z } from "zod";
import { ExperimentId } from "#server/domain/experiments/schema.ts";
import { RunId } from "#server/domain/runs/schema.ts";
import { parseArtifactPath } from "./paths.ts";

/** A path below the team's root in its one spelling; `""` is the root itself. */
export const ArtifactPath = z.string().transform(parseArtifactPath);

/** The content of a file or part, taken chunk by chunk as fast as the store keeps it. */
export const ByteStream = z.custom<AsyncIterable<Uint8Array>>(
  isAsyncIterable,
  "The content has to be a stream of bytes.",
);

export const UploadArtifact = z.strictObject({ path: ArtifactPath, bytes: ByteStream });

export const AtPath = z.strictObject({ path: ArtifactPath });

export const SearchArtifacts = z.strictObject({
  path: ArtifactPath,
  /** The last entry of the page before. */
  cursor: z.strictObject({ kind: z.enum(["file", "folder"]), name: z.string() }).nullish(),
  limit: z.int().min(1).max(1_000).default(500),
});

export const InRun = z.strictObject({
  runId: RunId,
  /** Relative to the run's own artifacts. */
  path: ArtifactPath.default(""),
});

export const LocateRunArtifacts = z.strictObject({ runId: RunId });

/** Of a run, of an experiment, or with neither of the whole team. */
export const StorageScope = z.union([
  z.strictObject({ runId: RunId }),
  z.strictObject({ experimentId: ExperimentId }),
  z.strictObject({}),
]);

/** A file or a folder directly inside the one that was listed. A folder's size is that of all files below it. */
export type ArtifactEntry = {
  name: string;
  kind: "file" | "folder";
  sizeBytes: number;
  /** How many files: 1 for a file. */
  files: number;
};

/** One page of a folder. `next` is the cursor of the page after it; `total` is of all that is below the folder. */
export type ArtifactPage = {
  entries: ArtifactEntry[];
  next: Pick<ArtifactEntry, "kind" | "name"> | null;
  total: StorageUsed;
};

/** What is directly inside a folder of a run, with the address of the run's artifacts as clients know it. */
export type RunListing = { rootUri: string; folder: string; entries: ArtifactEntry[] };

/** A file without its bytes. `sha256` is hexadecimal; `contentType` follows from the name alone. */
export type ArtifactFacts = {
  path: string;
  name: string;
  sizeBytes: number;
  sha256: string;
  createdAt: Date;
  contentType: string;
};

export type StorageUsed = { sizeBytes: number; files: number };

function isAsyncIterable(value: unknown): boolean {
  return typeof value === "object" && value !== null && Symbol.asyncIterator in value;
}
