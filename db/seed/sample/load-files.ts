import type { Caller } from "#server/auth/caller.ts";
import { joinPath, uploadArtifact } from "#server/domain/artifacts/index.ts";
import type { RecordedFile } from "./recording.ts";

/** Uploads recorded files into a folder of the team's root. */
export async function loadFiles(
  caller: Caller,
  folder: string,
  files: readonly RecordedFile[],
): Promise<void> {
  for (const { path, base64 } of files) {
    const bytes = new Blob([Buffer.from(base64, "base64")]).stream();
    await uploadArtifact(caller, { path: joinPath(folder, path), bytes });
  }
}
