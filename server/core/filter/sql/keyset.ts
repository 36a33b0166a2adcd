import { sql, type SQL } from "drizzle-orm";

/** One column of a total order over rows. Its value is never null. */
export type SortColumn = {
  value: SQL;
  type: "float8" | "int8" | "int4" | "text" | "uuid";
  descending: boolean;
};

const PRINTED = {
  float8: /^(-?\d+(\.\d+)?(e[+-]?\d{1,3})?|-?Infinity)$/,
  int8: /^-?\d{1,18}$/,
  int4: /^-?\d{1,9}$/,
  text: /^[^\0]*$/,
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
};

/** Whether the key could have come from these columns; a forged one must not reach Postgres's own parsers. */
export function isKeyOf(columns: readonly SortColumn[], key: readonly string[]): boolean {
  return (
    columns.length === key.length && columns.every(({ type }, index) => PRINTED[type].test(key[index] ?? ""))
  );
}

/** The columns as a select list, under names that `orderByNames` and `keyOfNames` know. */
export function selectNamed(columns: readonly SortColumn[]): SQL {
  return list(columns.map(({ value }, index) => sql`${value} as ${nameOf(index)}`));
}

/** The order by the names that `selectNamed` gave. */
export function orderByNames(columns: readonly SortColumn[]): SQL {
  return list(
    columns.map(({ descending }, index) => (descending ? sql`${nameOf(index)} desc` : nameOf(index))),
  );
}

/** The row's key as text; Postgres prints doubles so that they read back to the bit. */
export function keyOfNames(columns: readonly SortColumn[]): SQL {
  return sql`array[${list(columns.map((_, index) => sql`${nameOf(index)}::text`))}]`;
}

function nameOf(index: number): SQL {
  return sql`${sql.identifier(`sort_${index}`)}`;
}

function list(items: SQL[]): SQL {
  return sql.join(items, sql`, `);
}

/**
 * The rows that come after the row with this key. The first column is bounded once more by itself, so that an index
 * on it starts where the last page ended.
 */
export function isAfter(columns: readonly SortColumn[], key: readonly string[]): SQL {
  const [first] = columns;
  if (!first) return sql`false`;
  return sql`(${compare(first, key[0], "orEqual")} and ${isLexicallyAfter(columns, key)})`;
}

function isLexicallyAfter(columns: readonly SortColumn[], key: readonly string[]): SQL {
  const [first, ...rest] = columns;
  if (!first) return sql`false`;
  const isBehind = compare(first, key[0], "strictly");
  if (rest.length === 0) return isBehind;
  return sql`(${isBehind} or (${compare(first, key[0], "equal")} and ${isLexicallyAfter(rest, key.slice(1))}))`;
}

function compare(column: SortColumn, value: string | undefined, how: "strictly" | "orEqual" | "equal"): SQL {
  const literal = sql`${value ?? ""}::${sql.raw(column.type)}`;
  if (how === "equal") return sql`${column.value} = ${literal}`;
  if (how === "orEqual")
    return column.descending ? sql`${column.value} <= ${literal}` : sql`${column.value} >= ${literal}`;
  return column.descending ? sql`${column.value} < ${literal}` : sql`${column.value} > ${literal}`;
}
