type Cell = string | number | bigint;

/**
 * One line of a CSV file (RFC 4180, ends with CRLF). Numbers are written with every digit. Text that a spreadsheet
 * would run as a formula gets a quote in front, because names of runs and metrics come from anybody.
 */
export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(writeCell).join(",")}\r\n`;
}

function writeCell(cell: Cell): string {
  if (typeof cell !== "string") return String(cell);
  const harmless = /^[=+\-@\t\r]/u.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/u.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
