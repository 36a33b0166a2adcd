import { sql, type SQL } from "drizzle-orm";

/**
 * A statement of the hot path: its text never changes, so that Postgres parses and plans it once a connection, and parameters `$1`, `$2`, …
 * are columns of values, however many rows there are.
 */
export type Statement = { text: string; parameters: (Column | string | number)[] };

/** The values of one column, row by row. */
type Column = (string | number | null)[];

/** The same statement for a transaction that does other things as well. */
export function toDrizzle({ text, parameters }: Statement): SQL {
  const parts = text
    .split(/\$(\d+)/u)
    .map((part, i) => (i % 2 === 0 ? sql.raw(part) : sql`${sql.param(parameters[Number(part) - 1])}`));
  return sql.join(parts);
}
