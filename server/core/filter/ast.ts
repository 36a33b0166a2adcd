/** Where a piece of the filter stands: 1-based column of its first character, and its length in UTF-16 units. */
export type Span = { column: number; length: number };

/** Which of a metric's stored values a clause reads. `last` is MLflow's "latest": the highest (step, time). */
export type Aggregate = "last" | "min" | "max" | "best";

/**
 * A metric as a filter names it. `metrics.val.max` is two things: the metric `val.max`, or the maximum of `val`.
 * It is read as the second and keeps the first in `literalKey`; `settleMetrics` decides once the names in use are known.
 */
export type MetricField = { entity: "metric"; key: string; aggregate: Aggregate; literalKey?: string };

/** How an attribute's value is compared; `time` is milliseconds since the epoch and reads dates as well. */
export type ValueType = "text" | "number" | "time";

export type Field =
  | MetricField
  | { entity: "param" | "tag"; key: string }
  | { entity: "attribute" | "dataset"; key: string; type: ValueType };

export type NumberOperator = "=" | "!=" | "<" | "<=" | ">" | ">=";

/**
 * What a clause asks of its field. Every test but `missing` holds only for subjects that have the field.
 * `number` on a param compares its text read as a number; text that is none never matches.
 */
export type Test =
  | { kind: "number"; operator: NumberOperator; value: number }
  | { kind: "text"; operator: "=" | "!="; value: string }
  | { kind: "like"; pattern: string; caseSensitive: boolean }
  | { kind: "in"; values: string[]; negated: boolean }
  | { kind: "missing"; negated: boolean };

export type Clause = { kind: "clause"; field: Field; test: Test; span: Span };

/** A parsed filter. `not` is the two-valued complement: it matches whatever its operand does not match. */
export type Filter = Clause | { kind: "and" | "or"; operands: Filter[] } | { kind: "not"; operand: Filter };

/** One item of `order_by`. `numeric` sorts a param by the number its text spells; text that is none counts as missing. */
export type OrderTerm = { field: Field; descending: boolean; numeric: boolean };
