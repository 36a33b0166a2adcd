import type { Field } from "./ast.ts";
import { shorten, spanOf } from "./cursor.ts";
import { PATTERN_LENGTH_MAX } from "./language.ts";
import { parseNumber } from "./number.ts";
import { refuse } from "./problem.ts";
import { parseTime } from "./time.ts";
import type { Token } from "./tokens.ts";

/** The number a token stands for; refuses quoted numbers, as MLflow does, and words that are none. */
export function readNumber(token: Token, field: Field): number {
  const value = token.kind === "number" || token.kind === "word" ? parseNumber(token.text) : undefined;
  if (value !== undefined) return value;
  const what = field.entity === "attribute" ? `numeric attribute: ${field.key}` : field.entity;
  refuse(
    `Expected numeric value type for ${what}. Found ${shorten(token.text)}. Write a number without quotes.`,
    spanOf(token),
  );
}

/** A time in milliseconds: a plain number, a quoted ISO date, or a span back from now such as `-7d`. */
export function readTime(token: Token, field: Field, now: number): number {
  if (token.kind === "number") return readNumber(token, field);
  const time = token.kind === "string" || token.kind === "word" ? parseTime(token.value, now) : undefined;
  if (time !== undefined) return time;
  refuse(
    `Expected numeric value type for numeric attribute: ${field.key}. Found ${shorten(token.text)}. ` +
      "Write milliseconds, a date such as '2026-11-01' or '2026-11-01 14:30', or a span back from now such as -7d.",
    spanOf(token),
  );
}

/** The text between the quotes; refuses what is not quoted. */
export function readText(token: Token, field: Field): string {
  if (token.kind === "string") return token.value;
  if (token.kind === "number") {
    refuse(
      `Expected a quoted string value for ${nameOf(field)} (e.g. 'my-value'). Got value ${shorten(token.text)}`,
      spanOf(token),
    );
  }
  refuse(
    `Parameter value is either not quoted or unidentified quote types used for string value ${shorten(token.text)}. Use either single or double quotes.`,
    spanOf(token),
  );
}

/** The text of a LIKE pattern, no longer than Postgres matches safely. */
export function readPattern(token: Token, field: Field): string {
  const pattern = readText(token, field);
  if (pattern.length <= PATTERN_LENGTH_MAX) return pattern;
  refuse(
    `Invalid filter: the pattern has ${pattern.length} characters and may have ${PATTERN_LENGTH_MAX}.`,
    spanOf(token),
  );
}

function nameOf(field: Field): string {
  if (field.entity === "param") return "parameter";
  if (field.entity === "dataset") return "dataset attributes";
  return field.entity === "attribute" ? "attributes" : field.entity;
}
