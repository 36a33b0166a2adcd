import type { Table } from "./table.ts";

/**
 * Reads comma-, semicolon- or tab-separated text (RFC 4180, forgiving about what comes after a closing quote). The first row
 * names the columns. `isCut` text may end in the middle of a row, which is then left out.
 */
export function parseSeparated(
  text: string,
  options: { separator?: string | undefined; isCut: boolean },
): Table {
  const separator = options.separator ?? guessSeparator(text);
  const rows: string[][] = [];
  let at = 0;
  while (at < text.length) {
    const { cells, next, ended } = readRow(text, at, separator);
    if (!ended && options.isCut) break;
    if (cells.length > 1 || cells[0] !== "") rows.push(cells);
    at = next;
  }
  const [columns = [], ...below] = rows;
  return { columns, rows: below, rowsInAll: options.isCut ? undefined : below.length };
}

/** The one that is most frequent in the first line, outside quotes. */
function guessSeparator(text: string): string {
  const line = (/^[^\r\n]*/u.exec(text)?.[0] ?? "").replaceAll(/"[^"]*"/gu, "");
  const count = (mark: string) => line.split(mark).length;
  return [",", "\t", ";"].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

/** One row from `start`; not `ended` when the text stops before its line does. */
function readRow(text: string, start: number, separator: string) {
  const cells: string[] = [];
  let at = start;
  for (;;) {
    const { cell, next } = text[at] === '"' ? readQuoted(text, at + 1) : { cell: "", next: at };
    const end = findEnd(text, next, separator);
    cells.push(cell + text.slice(next, end));
    at = end + 1;
    if (text[end] === separator) continue;
    if (text[end] === "\r" && text[at] === "\n") at += 1;
    return { cells, next: at, ended: end < text.length };
  }
}

function readQuoted(text: string, start: number): { cell: string; next: number } {
  let cell = "";
  let at = start;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote === -1) return { cell: cell + text.slice(at), next: text.length };
    cell += text.slice(at, quote);
    if (text[quote + 1] !== '"') return { cell, next: quote + 1 };
    cell += '"';
    at = quote + 2;
  }
}

function findEnd(text: string, start: number, separator: string): number {
  let at = start;
  while (at < text.length && text[at] !== separator && text[at] !== "\n" && text[at] !== "\r") at += 1;
  return at;
}
