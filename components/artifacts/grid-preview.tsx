import type { TableCell } from "./json-table.ts";

/** Columns laid out at once: more make the browser slow, and nobody reads them. */
const columnsMax = 100;
const numeric = /^-?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$|^(?:-?Infinity|NaN)$/iu;

/** A table of text cells; columns of numbers are right-aligned. Pictures that a table names are shown in their cell. */
export function GridPreview(props: {
  columns: readonly string[];
  rows: readonly (readonly TableCell[])[];
  toAddress: (path: string) => string;
}) {
  const { rows, toAddress } = props;
  const columns = props.columns
    .slice(0, columnsMax)
    .map((name, index) => ({ name, index, isNumeric: isNumeric(rows, index) }));
  return (
    // A region that scrolls has to be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div tabIndex={0} className="max-h-[75vh] overflow-auto">
      <table className="w-full text-sm">
        <thead className="sticky top-0 bg-background shadow-[0_1px_0_var(--border)]">
          <tr className="text-xs text-muted-foreground">
            {columns.map(({ name, index, isNumeric: right }) => (
              <th
                key={index}
                className={`px-3 py-1.5 font-medium whitespace-nowrap ${right ? "text-right" : "text-left"}`}
              >
                {name}
              </th>
            ))}
            <td aria-hidden className="w-full" />
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            // Rows of a file have no name and never move.
            // oxlint-disable-next-line react/no-array-index-key
            <tr key={at} className="border-b last:border-0 hover:bg-muted/50">
              {columns.map(({ index, isNumeric: right }) => (
                <td
                  key={index}
                  className={`max-w-md truncate px-3 py-1.5 ${right ? "numeric text-right" : ""}`}
                >
                  <Cell cell={row[index]} toAddress={toAddress} />
                </td>
              ))}
              <td aria-hidden />
            </tr>
          ))}
        </tbody>
      </table>
      {props.columns.length > columnsMax && (
        <p className="px-3 py-2 text-sm text-muted-foreground">
          The first {columnsMax} of {props.columns.length} columns.
        </p>
      )}
    </div>
  );
}

function Cell({ cell, toAddress }: { cell: TableCell | undefined; toAddress: (path: string) => string }) {
  if (cell === undefined) return null;
  if ("text" in cell) return <span title={cell.text.length > 40 ? cell.text : undefined}>{cell.text}</span>;
  return (
    <a href={toAddress(cell.picture)} target="_blank" rel="noopener">
      {/* oxlint-disable-next-line nextjs/no-img-element */}
      <img
        src={toAddress(cell.picture)}
        alt={cell.picture}
        loading="lazy"
        className="h-16 rounded-sm border"
      />
    </a>
  );
}

function isNumeric(rows: readonly (readonly TableCell[])[], index: number): boolean {
  const cells = rows.flatMap((row) => row[index] ?? []);
  const texts = cells.flatMap((cell) => ("text" in cell && cell.text !== "" ? [cell.text] : []));
  return texts.length > 0 && texts.every((text) => numeric.test(text));
}
