import { sql, type SQL } from "drizzle-orm";
import type { Clause, Filter, Test } from "../ast.ts";
import { testValue } from "./test.ts";

/** The filter as one condition, never null when no clause is: AND, OR and NOT around what `compileClause` makes of each clause. */
export function compileFilter(filter: Filter, compileClause: (clause: Clause) => SQL): SQL {
  if (filter.kind === "clause") return compileClause(filter);
  if (filter.kind === "not") return sql`not ${compileFilter(filter.operand, compileClause)}`;
  const operands = filter.operands.map((operand) => compileFilter(operand, compileClause));
  return sql`(${sql.join(operands, filter.kind === "and" ? sql` and ` : sql` or `)})`;
}

/** A test of a value that may be null, which then is missing and passes no other test. */
export function testNullable(value: SQL, test: Test): SQL {
  if (test.kind === "missing") return test.negated ? sql`${value} is not null` : sql`${value} is null`;
  return sql`coalesce(${testValue(value, test)}, false)`;
}
