import type { Field, Filter, MetricField, OrderTerm } from "./ast.ts";
import { bestOf } from "./best.ts";

/** The metric keys, such as `val.max`, that decide how an ambiguous name is read. Ask which of them exist. */
export function literalKeysOf(filter: Filter | undefined, order: readonly OrderTerm[]): string[] {
  const fields = [...(filter ? fieldsOf(filter) : []), ...order.map((term) => term.field)];
  const keys = fields.flatMap((field) =>
    field.entity === "metric" && field.literalKey ? [field.literalKey] : [],
  );
  return [...new Set(keys)];
}

/** Every field a filter names, in reading order. */
export function fieldsOf(filter: Filter): Field[] {
  if (filter.kind === "clause") return [filter.field];
  return filter.kind === "not" ? fieldsOf(filter.operand) : filter.operands.flatMap(fieldsOf);
}

/**
 * Decides what the text left open: `metrics.val.max` is the metric `val.max` where `known` has it, else the maximum
 * of `val`; `best` becomes `min` or `max` by the metric's name.
 */
export function settleFilter(filter: Filter, known: ReadonlySet<string>): Filter {
  if (filter.kind === "clause") return { ...filter, field: settleField(filter.field, known) };
  if (filter.kind === "not") return { kind: "not", operand: settleFilter(filter.operand, known) };
  return { kind: filter.kind, operands: filter.operands.map((operand) => settleFilter(operand, known)) };
}

export function settleOrder(order: readonly OrderTerm[], known: ReadonlySet<string>): OrderTerm[] {
  return order.map((term) => ({ ...term, field: settleField(term.field, known) }));
}

function settleField(field: Field, known: ReadonlySet<string>): Field {
  return field.entity === "metric" ? settleMetric(field, known) : field;
}

function settleMetric({ key, aggregate, literalKey }: MetricField, known: ReadonlySet<string>): MetricField {
  if (literalKey !== undefined && known.has(literalKey))
    return { entity: "metric", key: literalKey, aggregate: "last" };
  return { entity: "metric", key, aggregate: aggregate === "best" ? bestOf(key) : aggregate };
}
