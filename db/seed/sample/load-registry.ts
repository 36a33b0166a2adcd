import type { Caller } from "#server/auth/caller.ts";
import { createModelVersion, createRegisteredModel, setAlias } from "#server/domain/registry/index.ts";
import type { RecordedRegistration } from "./recording.ts";

/** Registers a recorded model anew, with its versions and aliases, of the logged models that are here. */
export async function loadRegistration(
  caller: Caller,
  { name, description, tags, aliases, versions }: RecordedRegistration,
  idsHere: ReadonlyMap<string, string>,
): Promise<void> {
  await createRegisteredModel(caller, { name, description, tags });
  for (const { loggedModelId: recordedId, ...version } of versions) {
    const loggedModelId = idsHere.get(recordedId);
    await createModelVersion(caller, { name, source: `models:/${loggedModelId}`, loggedModelId, ...version });
  }
  for (const { alias, version } of aliases) await setAlias(caller, { name, alias, version });
}
