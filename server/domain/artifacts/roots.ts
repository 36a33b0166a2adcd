import { and, eq } from "drizzle-orm";
import { runs } from "#db/schema/index.ts";
import type { Reader } from "#server/core/database.ts";
import { precondition } from "#server/core/errors.ts";
import type { Topic } from "#server/core/events.ts";
import { noRun, toUuid } from "#server/domain/runs/rules.ts";
import { parseArtifactPath } from "./paths.ts";

export type RunRoot = { runId: string; uri: string; path: string };

/**
 * Where a run's artifacts are below the team's root.
 *
 * @throws AppError `notFound` for a run the team does not have, `precondition` when its artifacts are kept elsewhere.
 */
export async function loadRunRoot(db: Reader, teamId: number, runId: string): Promise<RunRoot> {
  const [run] = await db
    .select({ uri: runs.artifactUri })
    .from(runs)
    .where(and(eq(runs.teamId, teamId), eq(runs.id, toUuid(runId))));
  if (run === undefined) throw noRun(runId);
  return { runId, ...run, path: pathOfUri(run.uri) };
}

/** Whether an address names files of this server; others are read by clients with credentials of their own. */
export const isKeptHere = (uri: string): boolean => keptHere.test(uri);

const keptHere = /^mlflow-artifacts:(?:\/\/[^/]*)?\/(?<path>.*)$/su;

/** The path below the team's root that an `mlflow-artifacts:` address names. */
export function pathOfUri(uri: string): string {
  const path = keptHere.exec(uri)?.groups?.["path"];
  if (path === undefined) throw precondition(`These artifacts are kept outside this server, at ${uri}.`);
  return parseArtifactPath(path.replace(/^\/+/u, ""));
}

/** Which live views a change at a path concerns: those of the run whose folder it is in. */
export function topicsOf(path: string): Topic[] {
  const [, runId] = path.split("/");
  return runId !== undefined && /^[0-9a-f]{32}$/u.test(runId) ? [`run:${runId}`] : [];
}
