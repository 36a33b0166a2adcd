import { cn } from "#components/ui/cn.ts";
import type { DataColumn } from "./data-table.tsx";
import { isNaNText, type TableCell } from "./table.ts";

/** A row of a file's table, with its number there. */
export function DataRow(props: {
  number: number;
  height: number;
  columns: readonly DataColumn[];
  cells: readonly TableCell[];
  toAddress: (path: string) => string;
}) {
  const { number, height, columns, cells, toAddress } = props;
  return (
    <tr style={{ height }} aria-rowindex={number + 1} className="border-b hover:bg-muted/50">
      <td className="numeric sticky left-0 bg-background px-2 text-right text-xs text-muted-foreground">
        {number}
      </td>
      {columns.map(({ index, isNumeric }) => (
        <td key={index} className={cn("truncate px-3", isNumeric && "numeric text-right")}>
          <Cell cell={cells[index]} toAddress={toAddress} />
        </td>
      ))}
      {/* oxlint-disable-next-line jsx-a11y/control-has-associated-label */}
      <td />
    </tr>
  );
}

function Cell({ cell, toAddress }: { cell: TableCell | undefined; toAddress: (path: string) => string }) {
  if (cell === undefined) return null;
  if (cell === null) return <span className="text-muted-foreground italic">null</span>;
  if (typeof cell === "string") {
    if (isNaNText(cell)) return <span className="text-warning">{cell}</span>;
    return <span title={cell.length > 30 ? cell.slice(0, 2_000) : undefined}>{cell.slice(0, 500)}</span>;
  }
  const address = toAddress(cell.picture);
  return (
    <a href={address} target="_blank" rel="noopener">
      {/* oxlint-disable-next-line nextjs/no-img-element */}
      <img src={address} alt={cell.picture} loading="lazy" className="h-16 rounded-sm border" />
    </a>
  );
}
