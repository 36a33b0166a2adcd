import type { SQL } from "drizzle-orm";
import { and, eq, gte, lt, sql } from "drizzle-orm";
import { artifacts } from "#db/schema/index.ts";

/** The team's rows below a folder, as one range of the primary key; the root holds them all. */
export function below(teamId: number, folder: string): SQL | undefined {
  const inTeam = eq(artifacts.teamId, teamId);
  // "0" follows "/" in byte order, so the range holds what begins with "folder/" and nothing else.
  return folder === ""
    ? inTeam
    : and(inTeam, gte(artifacts.path, `${folder}/`), lt(artifacts.path, `${folder}0`));
}

/** What of a row's path is left inside a folder that it is below. */
export function nameBelow(folder: string): SQL<string> {
  const from = folder === "" ? 1 : [...folder].length + 2;
  return sql<string>`substr(${artifacts.path}, ${from}::int)`;
}
