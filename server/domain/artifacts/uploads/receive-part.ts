import { invalid } from "#server/core/errors.ts";
import { intake } from "#server/core/operation.ts";
import { store } from "#server/store/open.ts";
import { alreadyComplete, inStore, loadUpload } from "./load.ts";
import { ReceivePart } from "./schema.ts";

/**
 * Keeps one part of the caller's upload, where parts do not go to the store directly. A part sent again takes the
 * former one's place.
 *
 * @throws AppError `notFound` for an upload that is not the caller's, `precondition` for one that is complete,
 *   `invalid` for a part that was not announced.
 */
export const receivePart = intake({
  action: "artifact.upload",
  input: ReceivePart,
  async handle({ caller, input, now }): Promise<{ tag: string }> {
    const upload = await loadUpload(caller, { uploadId: input.uploadId }, now);
    if (upload.completedAt !== null) throw alreadyComplete();
    if (input.number > upload.parts) throw invalid(`This upload has only ${upload.parts} parts.`);
    const tag = await store().parts.put(inStore(upload), input.number, input.bytes, input.sizeBytes);
    return { tag };
  },
});
