import type { SQL } from "drizzle-orm";
import { and, eq, gte, lt } from "drizzle-orm";
import { artifacts } from "#db/schema/index.ts";

/** The team's rows below a folder, as one range of the primary key; the root holds them all. */
export function below(teamId: number, folder: string): SQL | undefined {
  const inTeam = eq(artifacts.teamId, teamId);
  // "0" follows "/" in byte order, so the range holds what begins with "folder/" and nothing else.
  return folder === ""
    ? inTeam
    : and(inTeam, gte(artifacts.path, `${folder}/`), lt(artifacts.path, `${folder}0`));
}
