import { invalid } from "#server/core/errors.ts";

/** Deepest nesting of lists and objects; the deepest request of the protocol has four levels. */
const depthMax = 64;

/**
 * Reads JSON as Python writes it: integers beyond 2^53 become bigints, bare `NaN`, `Infinity` and `-Infinity` numbers.
 *
 * @throws AppError `invalid` for text that is not JSON or nested too deeply.
 */
export function readJson(text: string): unknown {
  assertShallow(text);
  try {
    return longInteger.test(text) ? JSON.parse(text, keepLongInteger) : JSON.parse(text);
  } catch {
    return parseTokens(text, keepLongInteger);
  }
}

/** A number as it was written, so that an error can repeat `9.0` as `9.0`. */
export class WrittenNumber {
  readonly source: string;
  constructor(source: string) {
    this.source = source;
  }
}

/** The same JSON with each number as it was written. */
export function readJsonAsWritten(text: string): unknown {
  return parseTokens(text, (_key, value, { source }) =>
    typeof value === "number" && source !== undefined ? new WrittenNumber(source) : value,
  );
}

/** Runs of 16 digits that may be an integer no double holds; a fraction's digits are left alone. */
const longInteger = /[\s:,[-]\d{16,}(?![\d.eE])/u;

declare global {
  interface JSON {
    parse(text: string, reviver: Reviver): unknown;
  }
}

type Reviver = (key: string, value: unknown, context: { source?: string }) => unknown;

const keepLongInteger: Reviver = (_key, value, { source }) => {
  if (typeof value !== "number" || source === undefined || Number.isSafeInteger(value)) return value;
  return /^-?\d+$/u.test(source) ? BigInt(source) : value;
};

/** Python's parser takes three tokens that JSON does not have; a string stands in for them, which no text field accepts. */
const tokens = /"(?:[^"\\]|\\.)*"|\bNaN\b|-?\bInfinity\b/gsu;
const standIn = "\0number:";

function parseTokens(text: string, revive: Reviver): unknown {
  const marked = text.replace(tokens, (token) =>
    token.startsWith('"') ? token : JSON.stringify(standIn + token),
  );
  const reviveAll: Reviver = (key, value, context) =>
    typeof value === "string" && value.startsWith(standIn)
      ? Number(value.slice(standIn.length))
      : revive(key, value, context);
  try {
    return JSON.parse(marked, reviveAll);
  } catch (error) {
    const place = error instanceof Error ? /at position \d+/u.exec(error.message)?.[0] : undefined;
    throw invalid(`The request body is not valid JSON${place === undefined ? "" : ` (${place})`}.`);
  }
}

function assertShallow(text: string): void {
  let depth = 0;
  let isInString = false;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (isInString) {
      if (code === BACKSLASH) index += 1;
      else if (code === QUOTE) isInString = false;
    } else if (code === QUOTE) isInString = true;
    else if (code === OPEN_LIST || code === OPEN_OBJECT) {
      depth += 1;
      if (depth > depthMax) throw invalid(`The request body is nested more than ${depthMax} levels deep.`);
    } else if (code === CLOSE_LIST || code === CLOSE_OBJECT) depth -= 1;
  }
}

const QUOTE = 34;
const BACKSLASH = 92;
const OPEN_LIST = 91;
const CLOSE_LIST = 93;
const OPEN_OBJECT = 123;
const CLOSE_OBJECT = 125;
