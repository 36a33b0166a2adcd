import { sql, type SQL } from "drizzle-orm";
import type { NumberOperator, Test } from "../ast.ts";
import { toPostgresPattern } from "../like.ts";

/** A test of a value that is there; `missing` is asked of the row, not of a value. */
export type ValueTest = Exclude<Test, { kind: "missing" }>;

const COMPARATORS = { "=": sql`=`, "!=": sql`<>`, "<": sql`<`, "<=": sql`<=`, ">": sql`>`, ">=": sql`>=` };

/** The test as a condition on a column that is not null. Every literal is a parameter. */
export function testValue(column: SQL, test: ValueTest): SQL {
  switch (test.kind) {
    case "number":
      return testNumber(column, test.operator, test.value);
    case "text":
      return sql`${column} ${COMPARATORS[test.operator]} ${test.value}::text`;
    case "like":
      return test.caseSensitive
        ? sql`${column} like ${toPostgresPattern(test.pattern)}::text`
        : sql`${column} collate "C" ilike ${toPostgresPattern(test.pattern)}::text`;
    case "in":
      return test.negated
        ? sql`${column} <> all(${sql.param(test.values)}::text[])`
        : sql`${column} = any(${sql.param(test.values)}::text[])`;
  }
}

/**
 * Postgres holds NaN equal to itself and greater than every number; in a filter it is no number, so that whatever
 * would let it in from above leaves it out.
 */
function testNumber(column: SQL, operator: NumberOperator, value: number): SQL {
  if (Number.isNaN(value)) return sql`${column} ${COMPARATORS[operator]} 'NaN'::float8`;
  const literal = Number.isSafeInteger(value) ? sql`${value}::int8` : sql`${value}::float8`;
  const comparison = sql`${column} ${COMPARATORS[operator]} ${literal}`;
  const letsNaNIn = operator === ">" || operator === ">=" || operator === "!=";
  return letsNaNIn ? sql`(${comparison} and ${column} < 'NaN'::float8)` : comparison;
}
