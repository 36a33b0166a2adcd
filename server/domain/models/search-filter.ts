import { sql, type SQL } from "drizzle-orm";
import { loggedModelMetrics, loggedModelParams, loggedModels, loggedModelTags } from "#db/schema/index.ts";
import {
  fieldsOf,
  type Clause,
  type Filter,
  type MetricField,
  type OrderTerm,
  type Test,
} from "#server/core/filter/index.ts";
import { compileFilter, testNullable } from "#server/core/filter/sql/compile.ts";
import type { SortColumn } from "#server/core/filter/sql/keyset.ts";
import { missingLast } from "#server/core/filter/sql/page.ts";
import type { DatasetRef } from "./schema.ts";

type Attribute = { value: SQL; type: "text" | "int8" };

/** The attributes of `loggedModelLanguage`; every model has them all. */
const attributes: Readonly<Record<string, Attribute>> = {
  name: { value: sql`${loggedModels.name}`, type: "text" },
  model_id: { value: sql`${loggedModels.id}`, type: "text" },
  model_type: { value: sql`${loggedModels.modelType}`, type: "text" },
  status: { value: sql`${loggedModels.status} collate "C"`, type: "text" },
  source_run_id: { value: sql`${loggedModels.sourceRunId}`, type: "text" },
  artifact_location: { value: sql`${loggedModels.artifactUri} collate "C"`, type: "text" },
  creation_timestamp: { value: sql`${loggedModels.createdAtMs}`, type: "int8" },
  last_updated_timestamp: { value: sql`${loggedModels.updatedAtMs}`, type: "int8" },
};

/**
 * The filter and the datasets as a condition on `logged_models`, never null. Expects a settled filter. Metrics are read as measured on
 * one of the datasets, if there are any; where the filter asks for no metric, some metric has to be.
 */
export function compileModelFilter(filter: Filter | undefined, datasets: readonly DatasetRef[]): SQL {
  const condition = filter ? compileFilter(filter, (clause) => compileClause(clause, datasets)) : sql`true`;
  const asksForMetric = filter !== undefined && fieldsOf(filter).some(({ entity }) => entity === "metric");
  if (datasets.length === 0 || asksForMetric) return condition;
  return sql`(${condition} and exists (select ${pointsOf(datasets)}))`;
}

/** The order as columns that are never null; `datasets` has the dataset that narrows the term at the same place. */
export function compileModelOrder(
  order: readonly OrderTerm[],
  datasets: readonly (DatasetRef | undefined)[],
): SortColumn[] {
  return order.flatMap(({ field, descending, numeric }, place) => {
    if (field.entity === "attribute") return [{ ...findAttribute(field.key), descending }];
    if (field.entity !== "metric") return missingLast(...pairColumn(field, numeric), descending);
    const dataset = datasets[place];
    return missingLast(metricValue(field, dataset ? [dataset] : []), "float8", descending);
  });
}

function compileClause({ field, test }: Clause, datasets: readonly DatasetRef[]): SQL {
  if (field.entity === "metric") return testNullable(metricValue(field, datasets), test);
  if (field.entity !== "attribute") return testNullable(pairColumn(field, test.kind === "number")[0], test);
  return testNullable(findAttribute(field.key).value, field.key === "status" ? asStored(test) : test);
}

/** MLflow's names of a status carry a prefix on the wire that they do not have in Python, nor here. */
function asStored(test: Test): Test {
  if (test.kind === "text") return { ...test, value: stripPrefix(test.value) };
  return test.kind === "in" ? { ...test, values: test.values.map(stripPrefix) } : test;
}

const stripPrefix = (status: string) => status.replace(/^LOGGED_MODEL_/u, "");

/** The latest point's value by time, step and arrival, or the least or greatest number; null where there is none. */
function metricValue({ key, aggregate }: MetricField, datasets: readonly DatasetRef[]): SQL {
  const points = sql`${pointsOf(datasets)} and ${loggedModelMetrics.key} = ${key}::text`;
  const { value, timeMs, step, id } = loggedModelMetrics;
  if (aggregate === "min") return sql`(select min(${value}) ${points} and ${value} <> 'NaN')`;
  if (aggregate === "max") return sql`(select max(${value}) ${points} and ${value} <> 'NaN')`;
  return sql`(select ${value} ${points} order by ${timeMs} desc, ${step} desc, ${id} desc limit 1)`;
}

/** The model's points, measured on one of the datasets if there are any; what is selected goes before it. */
function pointsOf(datasets: readonly DatasetRef[]): SQL {
  const points = sql`from ${loggedModelMetrics} where ${loggedModelMetrics.teamId} = ${loggedModels.teamId}
    and ${loggedModelMetrics.modelId} = ${loggedModels.id}`;
  if (datasets.length === 0) return points;
  return sql`${points} and (${sql.join(datasets.map(isMeasuredOn), sql` or `)})`;
}

function isMeasuredOn({ name, digest }: DatasetRef): SQL {
  const hasName = sql`${loggedModelMetrics.datasetName} = ${name}::text`;
  if (digest === undefined) return hasName;
  return sql`(${hasName} and ${loggedModelMetrics.datasetDigest} = ${digest}::text)`;
}

function pairColumn(field: { entity: string; key: string }, numeric: boolean): [SQL, "float8" | "text"] {
  const table = field.entity === "param" ? loggedModelParams : loggedModelTags;
  const value = numeric ? sql`${loggedModelParams.number}` : sql`${table.value}`;
  const row = sql`(select ${value} from ${table} where ${table.teamId} = ${loggedModels.teamId}
    and ${table.modelId} = ${loggedModels.id} and ${table.key} = ${field.key}::text)`;
  return [row, numeric ? "float8" : "text"];
}

function findAttribute(name: string): Attribute {
  const attribute = attributes[name];
  if (!attribute) throw new Error(`logged models have no attribute '${name}'`);
  return attribute;
}
