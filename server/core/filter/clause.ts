import type { Clause, Field, NumberOperator, Test } from "./ast.ts";
import {
  isKeyword,
  isSign,
  peek,
  refuseClause,
  shorten,
  spanOf,
  spanSince,
  take,
  type Cursor,
} from "./cursor.ts";
import { readField, refuseUnclosed } from "./identifier.ts";
import type { Language } from "./language.ts";
import { parseNumber } from "./number.ts";
import { refuse } from "./problem.ts";
import type { Token } from "./tokens.ts";
import { readNumber, readPattern, readText, readTime } from "./value.ts";

const NUMBER_OPERATORS = ["=", "!=", "<", "<=", ">", ">="] as const;
const TEXT_OPERATORS = ["=", "!=", "LIKE", "ILIKE", "IN", "NOT IN", "IS NULL", "IS NOT NULL"] as const;
const SPELLED = { "==": "=", "<>": "!=" } as const;

/** The comparators a field takes, in the order a person would try them. */
export function operatorsOf(field: Field): readonly string[] {
  if (field.entity === "param") return [...NUMBER_OPERATORS, ...TEXT_OPERATORS.slice(2)];
  return isNumeric(field) ? [...NUMBER_OPERATORS, "IS NULL", "IS NOT NULL"] : TEXT_OPERATORS;
}

/** Whether every comparison of the field is one of numbers. A param is read either way, as its value is written. */
export function isNumeric(field: Field): boolean {
  return field.entity === "metric" || ("type" in field && field.type !== "text");
}

/** Reads one comparison: a name, a comparator, a value. */
export function readClause(cursor: Cursor, language: Language, now: number): Clause {
  const first = peek(cursor);
  const field = readField(cursor, language, "search");
  const test = readTest(cursor, { first, field, now });
  return { kind: "clause", field, test, span: spanSince(cursor, first) };
}

type Start = { first: Token; field: Field; now: number };

function readTest(cursor: Cursor, start: Start): Test {
  const operator = readOperator(cursor, start);
  const { field } = start;
  switch (operator) {
    case "IS NULL":
    case "IS NOT NULL":
      return { kind: "missing", negated: operator === "IS NOT NULL" };
    case "LIKE":
    case "ILIKE":
      return {
        kind: "like",
        pattern: readPattern(takeValue(cursor, start), field),
        caseSensitive: operator === "LIKE",
      };
    case "IN":
    case "NOT IN":
      return { kind: "in", values: readList(cursor, start), negated: operator === "NOT IN" };
    default:
      return readComparison(cursor, start, operator);
  }
}

function readComparison(cursor: Cursor, start: Start, operator: NumberOperator): Test {
  const { field, now } = start;
  const comparator = peek(cursor, -1);
  const token = takeValue(cursor, start);
  const readsNumber = field.entity === "param" ? isNumberLike(token) : isNumeric(field);
  if (!readsNumber) {
    if (operator !== "=" && operator !== "!=") refuseTextOrder(comparator);
    return { kind: "text", operator, value: readText(token, field) };
  }
  const isTime = "type" in field && field.type === "time";
  const value = isTime ? readTime(token, field, now) : readNumber(token, field);
  if (Number.isNaN(value) && operator !== "=" && operator !== "!=") {
    refuse(
      `Invalid comparator '${operator}' not one of '=, !=': NaN is neither smaller nor greater than a number.`,
      spanOf(comparator),
    );
  }
  return { kind: "number", operator, value };
}

function isNumberLike(token: Token): boolean {
  return token.kind === "number" || (token.kind === "word" && parseNumber(token.text) !== undefined);
}

function refuseTextOrder(comparator: Token): never {
  const advice = "Write the value without quotes to compare as a number.";
  refuse(
    `Invalid comparator '${comparator.text}' not one of '${TEXT_OPERATORS.join(", ")}'. ${advice}`,
    spanOf(comparator),
  );
}

function readOperator(cursor: Cursor, start: Start): NumberOperator | (typeof TEXT_OPERATORS)[number] {
  const token = take(cursor);
  if (token.kind === "unclosed") refuseUnclosed(cursor, start.first, token);
  const written = token.kind === "comparator" ? token.text : readWords(cursor, start, token);
  const operator = [...NUMBER_OPERATORS, ...TEXT_OPERATORS].find((each) => each === written);
  if (operator && operatorsOf(start.field).includes(operator)) return operator;
  const meant = Object.entries(SPELLED).find(([spelled]) => spelled === written)?.[1];
  refuseComparator(start.field, token, written, meant ? ` Write ${meant} instead.` : "");
}

function readWords(cursor: Cursor, start: Start, token: Token): string {
  if (isKeyword(token, "LIKE") || isKeyword(token, "ILIKE") || isKeyword(token, "IN"))
    return token.text.toUpperCase();
  if (isKeyword(token, "NOT") && isKeyword(peek(cursor), "IN"))
    return `NOT ${take(cursor).text.toUpperCase()}`;
  if (isKeyword(token, "IS") && isKeyword(peek(cursor), "NULL"))
    return `IS ${take(cursor).text.toUpperCase()}`;
  if (isKeyword(token, "IS") && isKeyword(peek(cursor), "NOT") && isKeyword(peek(cursor, 1), "NULL")) {
    take(cursor);
    return `IS NOT ${take(cursor).text.toUpperCase()}`;
  }
  refuseClause(cursor, start.first, token, `Expected a comparator: ${operatorsOf(start.field).join(", ")}.`);
}

function refuseComparator(field: Field, token: Token, written: string, advice: string): never {
  refuse(
    `Invalid comparator '${shorten(written)}' not one of '${operatorsOf(field).join(", ")}'.${advice}`,
    spanOf(token),
  );
}

function takeValue(cursor: Cursor, start: Start): Token {
  const token = take(cursor);
  if (token.kind === "unclosed") refuseUnclosed(cursor, start.first, token);
  const isValue =
    token.kind === "string" ||
    token.kind === "number" ||
    token.kind === "word" ||
    token.kind === "backticked";
  if (!isValue) refuseClause(cursor, start.first, token, "Expected a value after the comparator.");
  return token;
}

/** Reads `('a', 'b')`; a comma after the last element is allowed, an empty list is not. */
function readList(cursor: Cursor, start: Start): string[] {
  const open = take(cursor);
  if (!isSign(open, "(")) refuseClause(cursor, start.first, open, "Expected a list such as ('a', 'b').");
  const values: string[] = [];
  for (;;) {
    if (isSign(peek(cursor), ")") && values.length > 0) break;
    values.push(readText(takeValue(cursor, start), start.field));
    if (!isSign(peek(cursor), ",")) break;
    take(cursor);
  }
  const close = take(cursor);
  if (!isSign(close, ")")) refuseClause(cursor, start.first, close, "Close the list with a parenthesis.");
  return values;
}
