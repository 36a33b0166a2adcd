import { notFound } from "next/navigation";
import { cache } from "react";
import { pageCaller } from "#server/auth/page-caller.ts";
import { AppError } from "#server/core/errors.ts";
import { getRegisteredModel } from "#server/domain/registry/index.ts";

/** The model a page is about, read once a request; a page that is not there when the team has no such model. */
export const loadModelPage = cache(async (team: string, writtenName: string) => {
  const caller = await pageCaller(team);
  const reading = getRegisteredModel(caller, { name: decodeName(writtenName) });
  return { caller, model: await orNotFound(reading) };
});

/** What is read, or the page that is not there. */
export async function orNotFound<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof AppError && (error.kind === "notFound" || error.kind === "invalid")) notFound();
    throw error;
  }
}

/**
 * A model's name from an address. Next hands a part of a path to pages as it was written, and to `generateMetadata` decoded:
 * a title is made of that and reads nothing.
 */
export function decodeName(written: string): string {
  try {
    return decodeURIComponent(written);
  } catch {
    return written;
  }
}
