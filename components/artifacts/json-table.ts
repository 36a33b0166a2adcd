/** A cell of a table: text, or a picture that `mlflow.log_table` kept beside it, by its path in the run. */
export type TableCell = { text: string } | { picture: string };

export type JsonTable = { columns: string[]; rows: TableCell[][]; rowsInAll: number };

/**
 * Reads the tables that MLflow writes: `{"columns": […], "data": [[…]]}` of `log_table`, and a plain list of objects. Anything
 * else, and what is no JSON, is `undefined`.
 */
export function parseJsonTable(text: string, rowsMax: number): JsonTable | undefined {
  const value = parse(text);
  if (Array.isArray(value)) return fromRecords(value, rowsMax);
  if (!isRecord(value)) return undefined;
  const { columns, data } = value;
  if (!Array.isArray(columns) || !Array.isArray(data) || !data.every(Array.isArray)) return undefined;
  return {
    columns: columns.map(String),
    rows: data.slice(0, rowsMax).map((row) => row.map(toCell)),
    rowsInAll: data.length,
  };
}

/** The same text with two blanks for each level; as it was when it is no JSON. */
export function indentJson(text: string): string {
  const value = parse(text);
  return value === undefined ? text : JSON.stringify(value, null, 2);
}

function fromRecords(list: unknown[], rowsMax: number): JsonTable | undefined {
  if (list.length === 0 || !list.every(isRecord)) return undefined;
  const shown = list.slice(0, rowsMax);
  const columns = [...new Set(shown.flatMap((record) => Object.keys(record)))];
  const rows = shown.map((record) => columns.map((column) => toCell(record[column])));
  return { columns, rows, rowsInAll: list.length };
}

function toCell(value: unknown): TableCell {
  if (value === null || value === undefined) return { text: "" };
  if (typeof value === "string") return { text: value };
  if (isRecord(value) && value["type"] === "image" && typeof value["filepath"] === "string") {
    return { picture: value["filepath"] };
  }
  return { text: typeof value === "object" ? JSON.stringify(value) : String(value) };
}

/** Python writes NaN and Infinity bare, which is no JSON: they are read as texts. Numbers keep every digit a double has. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return parseWithBareNumbers(text);
  }
}

function parseWithBareNumbers(text: string): unknown {
  try {
    const spelled = text.replaceAll(/"(?:[^"\\]|\\.)*"|-?Infinity|NaN/gu, (found) =>
      found.startsWith('"') ? found : `"${found}"`,
    );
    return JSON.parse(spelled);
  } catch {
    return undefined;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
