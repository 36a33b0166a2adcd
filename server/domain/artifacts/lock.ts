import type { Run } from "#server/core/run-statement.ts";

/**
 * Lets one transaction at a time change what is below a top folder of a team. Two uploads could otherwise make `a` and
 * `a/b` files at once, and a deletion and an upload of one path wait for each other. Held for the moment of a commit.
 */
export async function lockTree(run: Run, teamId: number, path: string): Promise<void> {
  await run({ text, parameters: [`artifacts/${teamId}/${topOf(path)}`] });
}

const text = "select pg_advisory_xact_lock(hashtextextended($1::text, 0))";

/** The first name of a path. */
export const topOf = (path: string): string => path.split("/", 1)[0] ?? "";
