import { sql, type SQL } from "drizzle-orm";
import { z } from "zod";
import type { Reader } from "#server/core/database.ts";
import { invalid } from "#server/core/errors.ts";
import { isAfter, isKeyOf, keyOfNames, orderByNames, selectNamed, type SortColumn } from "./keyset.ts";
import { decodePageToken, encodePageToken } from "./token.ts";

/** What is searched: the rows, what names one of them, and a total order over them. */
export type Search = { from: SQL; id: SQL; where: readonly SQL[]; columns: readonly SortColumn[] };

/** Which page is asked for. `bound` is everything that the token of a page belongs to. */
export type PageAsked = { pageToken: string | undefined; limit: number; bound: readonly unknown[] };

const FoundRow = z.object({ id: z.string(), key: z.array(z.string()) });

/**
 * The ids of one page as text, and the token of the next one if there is more. Pages are stable while rows arrive.
 *
 * @throws AppError `invalid` for a page token that is garbage or another search's.
 */
export async function findPage(
  db: Reader,
  { from, id, where, columns }: Search,
  { pageToken, limit, bound }: PageAsked,
): Promise<{ ids: string[]; nextPageToken: string | undefined }> {
  const start = pageToken ? decodePageToken(pageToken, bound).key : undefined;
  if (start && !isKeyOf(columns, start))
    throw invalid("Invalid page token. Send next_page_token as the last page gave it, or none.");
  const conditions = sql.join([...where, ...(start ? [isAfter(columns, start)] : [])], sql` and `);
  const order = orderByNames(columns);
  const found = await db.execute(sql`select found.id, ${keyOfNames(columns)} as key from (
      select ${id}::text as id, ${selectNamed(columns)} from ${from}
      where ${conditions} order by ${order} limit ${limit + 1}::int8
    ) as found order by ${order}`);
  const rows = z.array(FoundRow).parse([...found]);
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    ids: page.map((row) => row.id),
    nextPageToken: last && encodePageToken({ phase: "all", key: last.key }, bound),
  };
}

/** Columns for a value that may be null or NaN: values in the asked direction, then NaN, then what has none, whatever the direction. */
export function missingLast(value: SQL, type: "float8" | "text", descending: boolean): SortColumn[] {
  const rank =
    type === "text"
      ? sql`case when ${value} is null then 1 else 0 end`
      : sql`case when ${value} is null then 2 when ${value} = 'NaN' then 1 else 0 end`;
  const known =
    type === "text" ? sql`coalesce(${value}, '')` : sql`case when ${value} < 'NaN' then ${value} else 0 end`;
  return [
    { value: sql`(${rank})`, type: "int4", descending: false },
    { value: sql`(${known})`, type, descending },
  ];
}
