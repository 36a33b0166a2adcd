import * as fc from "fast-check";
import type { Clause, Field, Filter, OrderTerm, Test } from "./ast.ts";

/** Few keys and values, so that random filters meet random subjects; some are odd on purpose. */
export const metricKeys = ["loss", "acc", "val loss", "val.max", "a/b-c:d", "never"] as const;
export const paramKeys = ["lr", "it's", "batch size", "never"] as const;
export const tagKeys = ["mlflow.user", "mlflow.parentRunId", "team`s", "never"] as const;
export const runIds = ["0".repeat(31) + "1", "0".repeat(31) + "2", "A".repeat(32)] as const;
export const paramTexts = [
  "0.1",
  "1e-1",
  "10",
  "9",
  "",
  "relu",
  "nan",
  "inf",
  "1e999",
  "0x10",
  " 1",
  "ReLU",
  "100%",
  "a_b",
  "axb",
  "\\",
  "é",
  "😀",
  "\uffee",
] as const;
export const numbers = [
  NaN,
  Infinity,
  -Infinity,
  0,
  -0,
  1,
  9,
  10,
  0.1,
  0.30000000000000004,
  -5e-324,
  1e308,
] as const;
export const times = [0, 1_000, 1_000, 2_000, 1_700_000_000_000] as const;
export const datasetNames = ["iris", "wine", 'it\'s "odd"'] as const;
export const statuses = ["RUNNING", "FINISHED", "FAILED"] as const;

const anyTextValue = fc.constantFrom(...paramTexts, ...statuses, ...datasetNames, ...runIds, "train");
const anyPattern = fc
  .array(fc.constantFrom("%", "_", "a", "e", "L", "0", "1", "\\", "\\%", "\\_", "é", "r"), { maxLength: 4 })
  .map((parts) => parts.join(""));
const numberOperator = fc.constantFrom("=", "!=", "<", "<=", ">", ">=" as const);

const anyMetric: fc.Arbitrary<Field> = fc.record({
  entity: fc.constant("metric" as const),
  key: fc.constantFrom(...metricKeys),
  aggregate: fc.constantFrom("last", "last", "last", "min", "max", "best" as const),
});
const anyParam: fc.Arbitrary<Field> = fc.record({
  entity: fc.constant("param" as const),
  key: fc.constantFrom(...paramKeys),
});
const anyTag: fc.Arbitrary<Field> = fc.record({
  entity: fc.constant("tag" as const),
  key: fc.constantFrom(...tagKeys),
});
const anyTextAttribute: fc.Arbitrary<Field> = fc
  .constantFrom("run_id", "run_name", "user_id", "status", "artifact_uri")
  .map((key) => ({ entity: "attribute", key, type: "text" }));
const anyTime: fc.Arbitrary<Field> = fc
  .constantFrom("start_time", "end_time")
  .map((key) => ({ entity: "attribute", key, type: "time" }));
const anyDuration: fc.Arbitrary<Field> = fc.constant({
  entity: "attribute",
  key: "duration",
  type: "number",
});
const anyDataset: fc.Arbitrary<Field> = fc
  .constantFrom("name", "digest", "context")
  .map((key) => ({ entity: "dataset", key, type: "text" }));

const anyMissing: fc.Arbitrary<Test> = fc.boolean().map((negated) => ({ kind: "missing", negated }));
const anyTextTest: fc.Arbitrary<Test> = fc.oneof(
  anyMissing,
  fc.record({
    kind: fc.constant("text" as const),
    operator: fc.constantFrom("=", "!=" as const),
    value: anyTextValue,
  }),
  fc.record({ kind: fc.constant("like" as const), pattern: anyPattern, caseSensitive: fc.boolean() }),
  fc.record({
    kind: fc.constant("in" as const),
    values: fc.array(anyTextValue, { minLength: 1, maxLength: 3 }),
    negated: fc.boolean(),
  }),
);

function numberTest(values: fc.Arbitrary<number>): fc.Arbitrary<Test> {
  const ordinary = fc.record({
    kind: fc.constant("number" as const),
    operator: numberOperator,
    value: values,
  });
  return ordinary.filter(
    ({ operator, value }) => !Number.isNaN(value) || operator === "=" || operator === "!=",
  );
}

const anyNumberTest = fc.oneof(anyMissing, numberTest(fc.constantFrom(...numbers.map((value) => value + 0))));
const anyTimeTest = fc.oneof(anyMissing, numberTest(fc.constantFrom(...times)));

const anyClause: fc.Arbitrary<Clause> = fc
  .oneof(
    { weight: 3, arbitrary: fc.tuple(anyMetric, anyNumberTest) },
    fc.tuple(anyParam, fc.oneof(anyTextTest, anyNumberTest)),
    fc.tuple(anyTag, anyTextTest),
    fc.tuple(anyTextAttribute, anyTextTest),
    fc.tuple(fc.oneof(anyTime, anyDuration), anyTimeTest),
    fc.tuple(anyDataset, anyTextTest),
  )
  .map(([field, test]) => ({ kind: "clause", field, test, span: { column: 1, length: 1 } }));

/** Any filter of the run language; every text of it is one the parser takes. */
export function anyFilter(): fc.Arbitrary<Filter> {
  const { filter } = fc.letrec<{ filter: Filter }>((tie) => ({
    filter: fc.oneof(
      { maxDepth: 3, depthSize: "small" },
      anyClause,
      fc.record({
        kind: fc.constantFrom("and", "or" as const),
        operands: fc.array(tie("filter"), { minLength: 2, maxLength: 3 }),
      }),
      fc.record({ kind: fc.constant("not" as const), operand: tie("filter") }),
    ),
  }));
  return filter;
}

/** Any order of up to three columns, no column twice. */
export function anyOrder(): fc.Arbitrary<OrderTerm[]> {
  const term = fc
    .record({
      field: fc.oneof(anyMetric, anyParam, anyTag, anyTextAttribute, anyTime, anyDuration),
      descending: fc.boolean(),
      asNumber: fc.boolean(),
    })
    .map(({ field, descending, asNumber }) => ({
      field,
      descending,
      numeric: asNumber && field.entity === "param",
    }));
  return fc.uniqueArray(term, { maxLength: 3, selector: columnOf });
}

function columnOf({ field }: OrderTerm): string {
  return `${field.entity} ${field.key} ${field.entity === "metric" ? field.aggregate : ""}`;
}
