import type { Field, Filter, OrderTerm, Test } from "./ast.ts";
import { AGGREGATES } from "./language.ts";

const PLAIN_KEY = /^[^\s=!<>~'"`(),;]+$/;
const NAMES = {
  metric: "metrics",
  param: "params",
  tag: "tags",
  attribute: "attributes",
  dataset: "datasets",
};

/** The name as a person would write it: quoted only where it must be, attributes without a prefix. */
export function formatField(field: Field): string {
  if (field.entity === "attribute") return field.key;
  const name = NAMES[field.entity];
  if (field.entity !== "metric") return `${name}.${formatKey(field.key)}`;
  if (field.literalKey !== undefined) return `${name}.${field.literalKey}`;
  const looksAggregated = AGGREGATES.some((aggregate) => field.key.endsWith(`.${aggregate}`));
  if (field.aggregate === "last")
    return `${name}.${looksAggregated ? quoteKey(field.key) : formatKey(field.key)}`;
  return `${name}.${quoteKey(field.key)}.${field.aggregate}`;
}

function formatKey(key: string): string {
  return PLAIN_KEY.test(key) ? key : quoteKey(key);
}

function quoteKey(key: string): string {
  return key.includes("`") ? `"${key}"` : `\`${key}\``;
}

/** A text as a quoted value: single quotes, else double quotes, else `E'…'` with backslashes. */
export function formatText(value: string): string {
  if (!value.includes("'")) return `'${value}'`;
  if (!value.includes('"')) return `"${value}"`;
  return `E'${value.replace(/[\\']/g, "\\$&")}'`;
}

/** A filter as text that parses back to itself. */
export function formatFilter(filter: Filter): string {
  switch (filter.kind) {
    case "clause":
      return `${formatField(filter.field)} ${formatTest(filter.test)}`;
    case "not":
      return `NOT ${formatOperand(filter.operand)}`;
    case "and":
    case "or":
      return filter.operands.map(formatOperand).join(filter.kind === "and" ? " AND " : " OR ");
  }
}

function formatOperand(filter: Filter): string {
  return filter.kind === "clause" ? formatFilter(filter) : `(${formatFilter(filter)})`;
}

function formatTest(test: Test): string {
  switch (test.kind) {
    case "number":
      return `${test.operator} ${test.value}`;
    case "text":
      return `${test.operator} ${formatText(test.value)}`;
    case "like":
      return `${test.caseSensitive ? "LIKE" : "ILIKE"} ${formatText(test.pattern)}`;
    case "in":
      return `${test.negated ? "NOT IN" : "IN"} (${test.values.map(formatText).join(", ")})`;
    case "missing":
      return test.negated ? "IS NOT NULL" : "IS NULL";
  }
}

/** An order item as text that parses back to itself. */
export function formatOrderTerm({ field, numeric, descending }: OrderTerm): string {
  return `${formatField(field)}${numeric ? " AS NUMBER" : ""} ${descending ? "DESC" : "ASC"}`;
}
