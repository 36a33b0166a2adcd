import type { Field, Filter, NumberOperator, OrderTerm, Test } from "./ast.ts";
import { matchesLike } from "./like.ts";
import { parseDecimal } from "./number.ts";

/** What a filter looks at, in plain values. A metric without numbers (all NaN) has no `min` and no `max`. */
export type Subject = {
  metrics: ReadonlyMap<string, { last: number; min?: number | undefined; max?: number | undefined }>;
  params: ReadonlyMap<string, string>;
  tags: ReadonlyMap<string, string>;
  attributes: Readonly<Record<string, string | number | undefined>>;
  datasets: readonly { name: string; digest: string; context?: string | undefined }[];
};

/**
 * Whether the subject matches: the meaning of the language, written to be read. The SQL compilers are tested against
 * it. Expects a settled filter (`settleFilter`).
 */
export function matches(filter: Filter, subject: Subject): boolean {
  switch (filter.kind) {
    case "and":
      return filter.operands.every((operand) => matches(operand, subject));
    case "or":
      return filter.operands.some((operand) => matches(operand, subject));
    case "not":
      return !matches(filter.operand, subject);
    case "clause":
      return passes(filter.test, valuesOf(filter.field, subject), filter.field);
  }
}

function passes(test: Test, values: readonly (string | number)[], field: Field): boolean {
  if (test.kind === "missing") return values.length > 0 === test.negated;
  return values.some((value) => {
    switch (test.kind) {
      case "number":
        return passesNumber(
          test.operator,
          field.entity === "param" ? parseDecimal(String(value)) : value,
          test.value,
        );
      case "text":
        return (value === test.value) === (test.operator === "=");
      case "like":
        return matchesLike(String(value), test.pattern, test.caseSensitive);
      case "in":
        return test.values.includes(String(value)) !== test.negated;
    }
  });
}

/** NaN is no number: it meets only `= NaN`, and every number meets `!= NaN`. Text that is no number meets nothing. */
function passesNumber(operator: NumberOperator, value: string | number | undefined, wanted: number): boolean {
  if (typeof value !== "number") return false;
  if (Number.isNaN(value)) return operator === "=" && Number.isNaN(wanted);
  switch (operator) {
    case "=":
      return value === wanted;
    case "!=":
      return value !== wanted;
    case "<":
      return value < wanted;
    case "<=":
      return value <= wanted;
    case ">":
      return value > wanted;
    case ">=":
      return value >= wanted;
  }
}

/** What the subject has under this name: nothing, one value, or for datasets one a dataset. */
function valuesOf(field: Field, subject: Subject): readonly (string | number)[] {
  const value = (() => {
    switch (field.entity) {
      case "metric":
        return subject.metrics.get(field.key)?.[field.aggregate === "best" ? "last" : field.aggregate];
      case "param":
        return subject.params.get(field.key);
      case "tag":
        return subject.tags.get(field.key);
      case "attribute":
        return subject.attributes[field.key];
      case "dataset":
        return undefined;
    }
  })();
  if (field.entity !== "dataset") return value === undefined ? [] : [value];
  const { key } = field;
  return subject.datasets.flatMap((dataset) => {
    const property = key === "name" || key === "digest" || key === "context" ? dataset[key] : undefined;
    return property === undefined ? [] : [property];
  });
}

/** Orders two subjects as `order_by` asks: numbers, then NaN, then what is missing, in either direction. */
export function compareSubjects(one: Subject, other: Subject, order: readonly OrderTerm[]): number {
  for (const term of order) {
    const [left, right] = [sortValue(one, term), sortValue(other, term)];
    const difference =
      rankOf(left) - rankOf(right) || compareValues(left, right) * (term.descending ? -1 : 1);
    if (difference !== 0) return difference;
  }
  return 0;
}

function sortValue(subject: Subject, { field, numeric }: OrderTerm): string | number | undefined {
  const [value] = valuesOf(field, subject);
  return numeric && typeof value === "string" ? parseDecimal(value) : value;
}

function rankOf(value: string | number | undefined): number {
  if (value === undefined) return 2;
  return Number.isNaN(value) ? 1 : 0;
}

function compareValues(left: string | number | undefined, right: string | number | undefined): number {
  if (typeof left === "string" && typeof right === "string") return compareCodePoints([...left], [...right]);
  if (typeof left !== "number" || typeof right !== "number" || left === right) return 0;
  if (Number.isNaN(left) || Number.isNaN(right)) return 0;
  return left < right ? -1 : 1;
}

/** The order of UTF-8 bytes, which is the order of code points and Postgres's collation "C". */
function compareCodePoints(left: readonly string[], right: readonly string[]): number {
  for (const [index, character] of left.entries()) {
    const difference = (character.codePointAt(0) ?? 0) - (right[index]?.codePointAt(0) ?? -1);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}
