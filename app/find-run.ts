import { callerIn } from "#server/auth/session-caller.ts";
import type { SignedIn } from "#server/auth/sessions/find.ts";
import { AppError } from "#server/core/errors.ts";
import { getRun } from "#server/domain/runs/index.ts";

/** The page of a run in whichever of the person's teams it is; undefined when it is in none. */
export async function findRunPath(person: SignedIn, runId: string): Promise<string | undefined> {
  for (const { slug } of person.memberships) {
    const caller = callerIn(person, slug);
    if (caller !== undefined && (await hasRun(caller, runId))) return `/${slug}/runs/${runId}`;
  }
  return undefined;
}

async function hasRun(caller: Parameters<typeof getRun>[0], runId: string): Promise<boolean> {
  try {
    await getRun(caller, { runId });
    return true;
  } catch (error) {
    if (error instanceof AppError && (error.kind === "notFound" || error.kind === "invalid")) return false;
    throw error;
  }
}
