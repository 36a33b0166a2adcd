import { rawSql } from "#server/core/database.ts";
import { AppError } from "#server/core/errors.ts";
import { store as artifactStore } from "#server/store/open.ts";

export type Readiness = { ready: boolean; database: string; store: string };

const patienceMs = 2_000;

/** Whether the database and the artifact store answer just now, each with a word or a sentence. */
export async function checkReadiness(): Promise<Readiness> {
  const [database, store] = await Promise.all([
    askDatabase(),
    ask(() => artifactStore().check(), "the artifact store does not answer; see ARTIFACTS_URL"),
  ]);
  return { ready: database === "ok" && store === "ok", database, store };
}

/** Whether the database answers just now; takes two seconds at most to find out. */
export async function isDatabaseAway(): Promise<boolean> {
  return (await askDatabase()) !== "ok";
}

const askDatabase = () =>
  ask(() => rawSql()`select 1`, "the database does not answer; see DATABASE_URL and its log");

async function ask(work: () => PromiseLike<unknown>, failure: string): Promise<string> {
  const late = Symbol("late");
  let timer: NodeJS.Timeout | undefined;
  try {
    const patience = new Promise((resolve) => (timer = setTimeout(resolve, patienceMs, late)));
    return (await Promise.race([work(), patience])) === late ? failure : "ok";
  } catch (error) {
    return error instanceof AppError ? error.message : failure;
  } finally {
    clearTimeout(timer);
  }
}
