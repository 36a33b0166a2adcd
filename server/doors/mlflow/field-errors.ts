import type { AppError } from "#server/core/errors.ts";
import { invalid } from "#server/core/errors.ts";
import { WrittenNumber } from "./json-read.ts";

const seeDocs = "See the API docs for more information about request parameters.";

/** The reference's sentence for a field that is absent, null or empty. */
export const missingValue = (path: string): AppError =>
  invalid(`Missing value for required parameter '${path}'. ${seeDocs}`);

/** The reference's sentence for a value of the wrong JSON type; it has two blanks before the hint. */
export const wrongType = (raw: unknown, path: string): AppError =>
  invalid(
    `Invalid value ${showValue(raw)} for parameter '${path}' supplied:  Hint: Value was of type '${pythonTypeOf(raw)}'. ${seeDocs}`,
  );

/** A value as compact JSON, cut after 200 characters. */
export function showValue(raw: unknown): string {
  const lengthMax = 200;
  const json = JSON.stringify(raw, (_key, value: unknown) => showNumber(value)) ?? "null";
  return json.length <= lengthMax ? json : `${json.slice(0, lengthMax)}…`;
}

function showNumber(value: unknown): unknown {
  if (value instanceof WrittenNumber) return JSON.rawJSON(value.source);
  return typeof value === "bigint" ? JSON.rawJSON(value.toString()) : value;
}

function pythonTypeOf(raw: unknown): string {
  if (raw instanceof WrittenNumber) return /^-?\d+$/u.test(raw.source) ? "int" : "float";
  if (raw === null || raw === undefined) return "NoneType";
  if (Array.isArray(raw)) return "list";
  switch (typeof raw) {
    case "string":
      return "str";
    case "boolean":
      return "bool";
    case "bigint":
      return "int";
    case "number":
      return Number.isInteger(raw) ? "int" : "float";
    default:
      return "dict";
  }
}
