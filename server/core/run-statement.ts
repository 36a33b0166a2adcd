import type { Sql } from "postgres";
import type { Reader } from "./database.ts";
import { type Statement, toDrizzle } from "./statement.ts";

/** Runs a statement and answers its rows. */
export type Run = (statement: Statement) => Promise<readonly Record<string, unknown>[]>;

/** Within a transaction that does other things as well. */
export const within =
  (db: Reader): Run =>
  (statement) =>
    db.execute(toDrizzle(statement));

/** Planned once a connection: for the hot path. Takes the pool or a transaction of its own. */
export const prepared =
  (sql: Pick<Sql, "unsafe">): Run =>
  ({ text, parameters }) =>
    sql.unsafe(text, parameters, { prepare: true });
