import { AppError } from "#server/core/errors.ts";

/** Artifacts may be in a bucket that this server has no business with: then the answer is the sentence that says where. */
export async function locateOrSentence<Located>(locate: () => Promise<Located>): Promise<Located | string> {
  try {
    return await locate();
  } catch (error) {
    if (error instanceof AppError && error.kind === "precondition") return error.message;
    throw error;
  }
}
