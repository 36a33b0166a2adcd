import type { Table, TableCell } from "./table.ts";

/**
 * Reads the tables that MLflow writes: `{"columns": […], "data": [[…]]}` of `log_table`, a plain list of objects, a matrix as
 * a list of its rows, and the two that a model's examples wrap: `dataframe_split` and `inputs`. Anything else is `undefined`.
 */
export function readJsonTable(wrapped: unknown): Table | undefined {
  const value = unwrap(wrapped);
  if (Array.isArray(value)) return fromRecords(value) ?? fromMatrix(value);
  if (!isRecord(value)) return undefined;
  const { columns, data } = value;
  if (!Array.isArray(columns) || !Array.isArray(data) || !data.every(Array.isArray)) return undefined;
  return {
    columns: columns.map(String),
    rows: data.map((row) => row.map(toCell)),
    rowsInAll: data.length,
  };
}

function unwrap(value: unknown): unknown {
  if (!isRecord(value)) return value;
  const [key, ...others] = Object.keys(value);
  return others.length === 0 && (key === "dataframe_split" || key === "inputs") ? value[key] : value;
}

/** Records that share no keys make a table of nothing, and a large one. */
const cellsMax = 5_000_000;

function fromRecords(list: unknown[]): Table | undefined {
  if (list.length === 0 || !list.every(isRecord)) return undefined;
  const columns = [...new Set(list.flatMap((record) => Object.keys(record)))];
  if (columns.length === 0 || columns.length * list.length > cellsMax) return undefined;
  const rows = list.map((record) => columns.map((column) => toCell(record[column])));
  return { columns, rows, rowsInAll: list.length };
}

/** Rows of equal length that hold numbers, texts and the like; columns are counted from 0. */
function fromMatrix(list: unknown[]): Table | undefined {
  const [first] = list;
  if (!Array.isArray(first) || first.length === 0) return undefined;
  const isMatrix = list.every(
    (row) =>
      Array.isArray(row) && row.length === first.length && row.every((cell) => typeof cell !== "object"),
  );
  if (!isMatrix) return undefined;
  const rows = list.filter(Array.isArray).map((row) => row.map(toCell));
  return { columns: first.map((_, index) => String(index)), rows, rowsInAll: rows.length };
}

function toCell(value: unknown): TableCell {
  if (value === undefined) return "";
  if (value === null || typeof value === "string") return value;
  if (isRecord(value) && value["type"] === "image" && typeof value["filepath"] === "string") {
    return { picture: value["filepath"] };
  }
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/**
 * Reads JSON as Python writes it, with NaN and Infinity bare: they are read as texts, as are whole numbers that no double may hold.
 * What is no JSON is `undefined`.
 */
export function parseLooseJson(text: string): unknown {
  const strict = longNumber.test(text) ? undefined : parseJson(text);
  return strict ?? parseJson(text.replaceAll(looseNumbers, (found) => quote(found, "")));
}

/** The same text with two blanks for each level; as it was when it is no JSON, or would become too long. */
export function indentJson(text: string): string {
  const marked = longNumber.test(text) ? text.replaceAll(longNumbers, (found) => quote(found, mark)) : text;
  try {
    return JSON.stringify(JSON.parse(marked), null, 2).replaceAll(marks, "$1");
  } catch {
    return text;
  }
}

/** Sixteen digits are the first that a double may round; a fraction's are as exact as its type. */
const long = String.raw`(?<![\w.+-])-?\d{16,}(?![\w.])`;
const longNumber = new RegExp(long, "u");
/** Texts are found as well, so that nothing inside them is. */
const quoted = String.raw`"(?:[^"\\]|\\.)*"`;
const longNumbers = new RegExp(`${quoted}|${long}`, "gu");
const looseNumbers = new RegExp(`${quoted}|${long}|-?Infinity|NaN`, "gu");

const mark = String.raw`\u0000`;
const marks = /"\\u0000(-?\d+)"/gu;

const quote = (found: string, before: string) => (found.startsWith('"') ? found : `"${before}${found}"`);

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
