import { constants } from "node:fs";
import { access } from "node:fs/promises";
import { rawSql } from "#server/core/database.ts";
import { settings } from "#server/core/env.ts";

export type Readiness = { ready: boolean; database: string; store: string };

const patienceMs = 2_000;

/** Whether the database and the artifact store answer just now, each with a word or a sentence. */
export async function checkReadiness(): Promise<Readiness> {
  const [database, store] = await Promise.all([
    ask(() => rawSql()`select 1`, "the database does not answer; see DATABASE_URL and its log"),
    ask(() => access(settings.dataDir, constants.W_OK), "the folder in DATA_DIR cannot be written"),
  ]);
  return { ready: database === "ok" && store === "ok", database, store };
}

async function ask(work: () => PromiseLike<unknown>, failure: string): Promise<string> {
  const late = Symbol("late");
  let timer: NodeJS.Timeout | undefined;
  try {
    const patience = new Promise((resolve) => (timer = setTimeout(resolve, patienceMs, late)));
    return (await Promise.race([work(), patience])) === late ? failure : "ok";
  } catch {
    return failure;
  } finally {
    clearTimeout(timer);
  }
}
