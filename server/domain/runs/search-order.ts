import { sql, type SQL } from "drizzle-orm";
import { metricSummaries, runParams, runs, runTags } from "#db/schema/index.ts";
import type { Field, OrderTerm } from "#server/core/filter/index.ts";
import type { SortColumn } from "#server/core/filter/sql/keyset.ts";
import { findRunAttribute } from "./search-attributes.ts";
import { metricColumn } from "./search-filter.ts";

/** What an order needs of a query over `runs`: joins that keep each run once, and columns that are never null. */
export type CompiledOrder = { joins: SQL[]; columns: SortColumn[] };

/** Numbers or texts in the asked direction, then NaN, then runs without the value, whatever the direction. */
export function compileRunOrder(order: readonly OrderTerm[]): CompiledOrder {
  const terms = order.map((term, position) => compileTerm(term, `order_${position}`));
  return { joins: terms.flatMap(({ joins }) => joins), columns: terms.flatMap(({ columns }) => columns) };
}

function compileTerm(term: OrderTerm, alias: string): CompiledOrder {
  const { field, descending, numeric } = term;
  if (field.entity === "attribute") return compileAttribute(field.key, descending);
  const table = sql.identifier(alias);
  if (field.entity === "metric") {
    const value = sql`${table}.${sql.identifier(metricColumn(field).name)}`;
    const rank = sql`case when ${value} is null then 2 when ${value} = 'NaN' then 1 else 0 end`;
    const number = sql`case when ${value} < 'NaN' then ${value} else 0 end`;
    return {
      joins: [joinByKey(sql`${metricSummaries}`, table, field)],
      columns: ranked(rank, number, "float8", descending),
    };
  }
  const source = field.entity === "param" ? sql`${runParams}` : sql`${runTags}`;
  const value = numeric ? sql`${table}."number"` : sql`${table}."value"`;
  const known = numeric ? sql`coalesce(${value}, 0)` : sql`coalesce(${value}, '')`;
  const columns = ranked(
    sql`case when ${value} is null then 1 else 0 end`,
    known,
    numeric ? "float8" : "text",
    descending,
  );
  return { joins: [joinByKey(source, table, field)], columns };
}

function compileAttribute(key: string, descending: boolean): CompiledOrder {
  const { value, type, isNullable } = findRunAttribute(key);
  if (!isNullable) return { joins: [], columns: [{ value, type, descending }] };
  const rank = sql`case when ${value} is null then 1 else 0 end`;
  return { joins: [], columns: ranked(rank, sql`coalesce(${value}, 0)`, type, descending) };
}

function ranked(rank: SQL, value: SQL, type: SortColumn["type"], descending: boolean): SortColumn[] {
  return [
    { value: sql`(${rank})`, type: "int4", descending: false },
    { value: sql`(${value})`, type, descending },
  ];
}

function joinByKey(source: SQL, alias: SQL | ReturnType<typeof sql.identifier>, field: Field): SQL {
  return sql`left join ${source} as ${alias} on ${alias}."team_id" = ${runs.teamId}
    and ${alias}."run_id" = ${runs.id} and ${alias}."key" = ${field.key}::text`;
}
