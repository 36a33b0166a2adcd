/** A cell: text, nothing, or a picture that `mlflow.log_table` kept beside the table, by its path in the run. */
export type TableCell = string | null | { picture: string };

/** A table that was read from a file. `rowsInAll` counts those that were not read as well, where that is known. */
export type Table = { columns: string[]; rows: TableCell[][]; rowsInAll: number | undefined };

export type Sort = { column: number; descending: boolean };

const numeric = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$|^[-+]?(?:inf(?:inity)?|nan)$/iu;
const rowsLookedAt = 1_000;

/** Whether every cell among the first thousand that holds anything holds a number; NaN and infinities are numbers. */
export function isNumericColumn(rows: Table["rows"], column: number): boolean {
  const filled = rows.slice(0, rowsLookedAt).flatMap((row) => row[column] || []);
  return filled.length > 0 && filled.every((cell) => typeof cell === "string" && numeric.test(cell));
}

/** Whether a cell says that there is no number. */
export const isNaNText = (cell: TableCell): boolean => typeof cell === "string" && /^[-+]?nan$/iu.test(cell);

/** The order of the rows by one column; numbers as numbers, and what has no value last in both directions. */
export function sortedOrder(rows: Table["rows"], sort: Sort | undefined): readonly number[] | undefined {
  if (sort === undefined) return undefined;
  const { column, descending } = sort;
  const asNumbers = isNumericColumn(rows, column);
  const keys = rows.map((row) => (asNumbers ? numberOf(row[column]) : textOf(row[column])));
  const direction = descending ? -1 : 1;
  return [...rows.keys()].toSorted((a, b) => compareKeys(keys[a], keys[b], direction) || a - b);
}

type Key = number | string | undefined;

function compareKeys(a: Key, b: Key, direction: number): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  if (a === b) return 0;
  return a < b ? -direction : direction;
}

function numberOf(cell: TableCell | undefined): number | undefined {
  if (typeof cell !== "string" || cell === "") return undefined;
  const value = Number(cell.replace(/inf(?:inity)?$/iu, "Infinity"));
  return Number.isNaN(value) ? undefined : value;
}

function textOf(cell: TableCell | undefined): string | undefined {
  if (cell === null || cell === undefined || cell === "") return undefined;
  return typeof cell === "string" ? cell : cell.picture;
}

const widthMin = 6;
const widthMax = 44;

/** Widths in characters that hold the head and the first hundred rows, within limits, so that nothing jumps later. */
export function columnWidths({ columns, rows }: Pick<Table, "columns" | "rows">): number[] {
  const sample = rows.slice(0, 100);
  return columns.map((name, column) => {
    const lengths = sample.map((row) => {
      const cell = row[column];
      return typeof cell === "string" ? cell.length : widthMin;
    });
    return Math.min(widthMax, Math.max(widthMin, name.length + 2, ...lengths));
  });
}
