import { sql, type SQL } from "drizzle-orm";
import { datasets, metricSummaries, runInputs, runParams, runs, runTags } from "#db/schema/index.ts";
import { fieldsOf, type Clause, type Field, type Filter, type Test } from "#server/core/filter/index.ts";
import { parseDecimal } from "#server/core/filter/number.ts";
import { testValue } from "#server/core/filter/sql/test.ts";
import { findRunAttribute } from "./search-attributes.ts";

/** The metric that the walk already has at hand in each row: its key, and the column of its last value. */
export type WalkedMetric = { key: string; lastValue: SQL };

/**
 * From how many clauses on Postgres no longer weighs their joins against each other: planning 50 took 7 s, and as tests
 * of each run they take 50 ms.
 */
const JOINED_CLAUSES_MAX = 8;

/**
 * The filter as a condition on `runs`. It is never null, so that NOT is the complement. Expects a settled filter.
 * A metric whose row is at hand is read there.
 */
export function compileRunFilter(filter: Filter, walked?: WalkedMetric): SQL {
  const condition = compile(filter, walked);
  return fieldsOf(filter).length > JOINED_CLAUSES_MAX ? sql`(${condition} is true)` : condition;
}

function compile(filter: Filter, walked: WalkedMetric | undefined): SQL {
  switch (filter.kind) {
    case "clause":
      return compileClause(filter, walked);
    case "not":
      return sql`not ${compile(filter.operand, walked)}`;
    case "and":
    case "or": {
      const operands = filter.operands.map((operand) => compile(operand, walked));
      return sql`(${sql.join(operands, filter.kind === "and" ? sql` and ` : sql` or `)})`;
    }
  }
}

/** What every match says of the walked metric: the bounds of its walk. */
export function boundsOf(filter: Filter, walked: WalkedMetric): SQL[] {
  if (filter.kind === "and") return filter.operands.flatMap((operand) => boundsOf(operand, walked));
  if (filter.kind !== "clause" || filter.test.kind === "missing") return [];
  const { field } = filter;
  const isWalked = field.entity === "metric" && field.key === walked.key && field.aggregate === "last";
  return isWalked ? [testValue(walked.lastValue, filter.test)] : [];
}

function compileClause({ field, test }: Clause, walked: WalkedMetric | undefined): SQL {
  switch (field.entity) {
    case "metric":
      if (walked && walked.key === field.key && field.aggregate === "last" && test.kind !== "missing") {
        return testValue(walked.lastValue, test);
      }
      return compileMetric(field, test);
    case "param":
      return compileParam(field.key, test);
    case "tag":
      return compileTag(field.key, test);
    case "attribute":
      return findRunAttribute(field.key).compile(test);
    case "dataset":
      return compileDataset(field.key, test);
  }
}

/** The column of the summaries that holds the aggregate. */
export function metricColumn({ aggregate }: Extract<Field, { entity: "metric" }>) {
  if (aggregate === "min") return metricSummaries.minValue;
  return aggregate === "max" ? metricSummaries.maxValue : metricSummaries.lastValue;
}

function compileMetric(field: Extract<Field, { entity: "metric" }>, test: Test): SQL {
  const rows = sql`select from ${metricSummaries} where ${metricSummaries.teamId} = ${runs.teamId}
    and ${metricSummaries.runId} = ${runs.id} and ${metricSummaries.key} = ${field.key}::text`;
  return existsWith(rows, sql`${metricColumn(field)}`, test);
}

function compileParam(key: string, test: Test): SQL {
  const rows = sql`select from ${runParams} where ${runParams.teamId} = ${runs.teamId}
    and ${runParams.runId} = ${runs.id} and ${runParams.key} = ${key}::text`;
  if (test.kind === "number") return existsWith(rows, sql`${runParams.number}`, test);
  const isSought = test.kind === "text" && test.operator === "=";
  return existsWith(
    isSought ? sql`${rows} and ${isIndexedAs(test.value)}` : rows,
    sql`${runParams.value}`,
    test,
  );
}

/** What a param with this value has in the index that holds it: its number, or how the text begins. */
function isIndexedAs(value: string): SQL {
  const number = parseDecimal(value);
  if (number !== undefined) return sql`${runParams.number} = ${number.toString()}::float8`;
  return sql`${runParams.number} is null and left(${runParams.value}, 64) = left(${value}::text, 64)`;
}

const RUN_ID = /^[0-9a-f]{32}$/;

/** The children of a run have an index, on a column that repeats the tag: where the column is null the tag is no run id. */
function compileTag(key: string, test: Test): SQL {
  const rows = sql`select from ${runTags} where ${runTags.teamId} = ${runs.teamId}
    and ${runTags.runId} = ${runs.id} and ${runTags.key} = ${key}::text`;
  const hasTag = existsWith(rows, sql`${runTags.value}`, test);
  const isParent = key === "mlflow.parentRunId" && test.kind === "text" && test.operator === "=";
  if (!isParent || !RUN_ID.test(test.value)) return hasTag;
  return sql`(${runs.parentRunId} = ${test.value}::uuid and ${hasTag})`;
}

function compileDataset(key: string, test: Test): SQL {
  const context = sql`${runInputs.tagValues}[array_position(${runInputs.tagKeys}, 'mlflow.data.context')]`;
  const value =
    key === "context" ? sql`(${context})` : sql`${key === "name" ? datasets.name : datasets.digest}`;
  const rows = sql`select from ${runInputs} join ${datasets} on ${datasets.teamId} = ${runInputs.teamId}
    and ${datasets.id} = ${runInputs.datasetId}
    where ${runInputs.teamId} = ${runs.teamId} and ${runInputs.runId} = ${runs.id}`;
  return existsWith(rows, value, test);
}

/** Whether one of the rows has a value that passes; `missing` whether none has a value at all. */
function existsWith(rows: SQL, value: SQL, test: Test): SQL {
  const passes = test.kind === "missing" ? sql`${value} is not null` : testValue(value, test);
  const exists = sql`exists (${rows} and ${passes})`;
  return test.kind === "missing" && !test.negated ? sql`not ${exists}` : exists;
}
