import type { Caller } from "#server/auth/caller.ts";
import { joinPath, listArtifacts, openArtifact } from "#server/domain/artifacts/index.ts";
import type { RecordedFile } from "./recording.ts";

/** Every file below a folder of the team's root, by its path inside that folder. */
export async function readFiles(caller: Caller, folder: string, below = ""): Promise<RecordedFile[]> {
  const files: RecordedFile[] = [];
  for (const { name, kind } of await listArtifacts(caller, { path: joinPath(folder, below) })) {
    const path = joinPath(below, name);
    if (kind === "folder") files.push(...(await readFiles(caller, folder, path)));
    else files.push({ path, base64: await readBase64(caller, joinPath(folder, path)) });
  }
  return files;
}

async function readBase64(caller: Caller, path: string): Promise<string> {
  const file = await openArtifact(caller, { path });
  return Buffer.from(await new Response(await file.read()).arrayBuffer()).toString("base64");
}
