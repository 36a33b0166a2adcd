import type { ArtifactEntry } from "#server/domain/artifacts/index.ts";

type FileInfo = { path: string; is_dir: boolean; file_size?: number };

/** A listing as the wire has it; an empty one is `{}`, by which a client knows that the path is a file. */
export function renderFiles(
  entries: readonly ArtifactEntry[],
  toPath: (name: string) => string,
): { files?: FileInfo[] } {
  if (entries.length === 0) return {};
  return { files: entries.map((entry) => renderFile(entry, toPath(entry.name))) };
}

function renderFile(entry: ArtifactEntry, path: string): FileInfo {
  return entry.kind === "folder"
    ? { path, is_dir: true }
    : { path, is_dir: false, file_size: entry.sizeBytes };
}
