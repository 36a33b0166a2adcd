import { findCode } from "#server/core/errors.ts";

/** What the work on a file answers, or `undefined` when there is no such file. */
export async function orUndefined<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (findCode(error) === "ENOENT") return undefined;
    throw error;
  }
}
