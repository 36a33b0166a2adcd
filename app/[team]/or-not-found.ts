import { notFound } from "next/navigation";
import { AppError } from "#server/core/errors.ts";

/** What is read, or the page that is not there: for what is missing, another team's, or named as nothing can be. */
export async function orNotFound<T>(reading: Promise<T>): Promise<T> {
  return (await orUndefined(reading)) ?? notFound();
}

/** What is read, or undefined where `orNotFound` would lead to the page that is not there. */
export async function orUndefined<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof AppError && (error.kind === "notFound" || error.kind === "invalid"))
      return undefined;
    throw error;
  }
}
