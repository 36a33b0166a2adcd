import Link from "next/link";
import type { ReactNode } from "react";
import { columnFormat, formatDelta, formatExactNumber } from "#components/common/format/number.ts";
import type { RunColor } from "#components/common/run-color.ts";
import { cn } from "#components/ui/cn.ts";
import { ColorMark } from "./compare-chips.tsx";
import type { Compared } from "./compared.ts";
import type { NumberCell, NumberRow, TextRow } from "./rows.ts";

export type CompareTableProps = {
  /** `Runs side by side`. */
  label: string;
  things: readonly Compared[];
  colors: ReadonlyMap<string, RunColor>;
  baseline: number;
  /** Bodies of the table in their order: a title and its rows. */
  sections: readonly Section[];
};

export type Section = { title: string; note?: string; children: ReactNode };

/** Things side by side: a column each, so that every row compares. The names of rows and columns stay in view. */
export function CompareTable({ label, things, colors, baseline, sections }: CompareTableProps) {
  return (
    <section
      aria-label={label}
      // A region that scrolls has to be reachable by keyboard.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      className="max-h-[80dvh] overflow-auto rounded-md border"
    >
      <table className="w-full border-separate border-spacing-0 text-sm">
        <thead>
          <tr>
            <th className={cn(corner, "bg-card")}>
              <span className="sr-only">Name</span>
            </th>
            {things.map((thing, index) => (
              <th
                key={thing.id}
                scope="col"
                className="sticky top-0 z-10 min-w-28 border-b bg-card px-3 py-2 text-right font-medium"
              >
                <span className="flex items-center justify-end gap-2">
                  <ColorMark color={colors.get(thing.id)} />
                  <Link
                    href={thing.href}
                    title={thing.name}
                    className="max-w-24 truncate sm:max-w-40 hover:underline"
                  >
                    {thing.name}
                  </Link>
                </span>
                {index === baseline && (
                  <span className="block text-xs font-normal text-muted-foreground">baseline</span>
                )}
              </th>
            ))}
          </tr>
        </thead>
        {sections.map(({ title, note, children }) => (
          <tbody key={title}>
            <tr>
              <th
                scope="rowgroup"
                colSpan={things.length + 1}
                className="border-b bg-muted/60 px-3 py-1.5 text-left font-medium"
              >
                <span className="sticky left-3">
                  {title}
                  {note !== undefined && (
                    <span className="ml-2 font-normal text-muted-foreground">{note}</span>
                  )}
                </span>
              </th>
            </tr>
            {children}
          </tbody>
        ))}
      </table>
    </section>
  );
}

const corner = "sticky top-0 left-0 z-20 border-r border-b";

/** A row of texts; what differs from the baseline is stronger. */
export function TextCells({ row, baseline }: { row: TextRow; baseline: number }) {
  return (
    <tr className="group">
      <RowHead name={row.key} />
      {row.values.map((value, index) => (
        <td
          // Columns are what is compared, whose order is the identity here.
          // oxlint-disable-next-line react/no-array-index-key
          key={index}
          title={value}
          className={cn(
            "max-w-28 truncate border-b sm:max-w-48 px-3 py-1.5 text-right font-mono text-xs group-hover:bg-muted/50",
            row.differs && value !== row.values[baseline] ? "text-foreground" : "text-muted-foreground",
          )}
        >
          {value ?? "–"}
        </td>
      ))}
    </tr>
  );
}

/** A row of a metric: all values in one format, below each how far it is from the baseline and whether that is better. */
export function NumberCells({ row }: { row: NumberRow }) {
  const format = columnFormat(row.cells.flatMap((cell) => cell?.value ?? []));
  return (
    <tr className="group">
      <RowHead name={row.key} note={row.direction === undefined ? undefined : directions[row.direction]} />
      {row.cells.map((cell, index) => (
        <td
          // oxlint-disable-next-line react/no-array-index-key
          key={index}
          className="numeric border-b px-3 py-1.5 text-right align-top group-hover:bg-muted/50"
        >
          {cell === undefined ? (
            <span className="text-muted-foreground">–</span>
          ) : (
            <Value cell={cell} format={format} />
          )}
        </td>
      ))}
    </tr>
  );
}

const directions = { up: "higher is better", down: "lower is better" } as const;

function Value({ cell, format }: { cell: NumberCell; format: (value: number) => string }) {
  const { value, delta, verdict, best } = cell;
  const tone =
    verdict === "better"
      ? "text-success"
      : verdict === "worse"
        ? "text-destructive"
        : "text-muted-foreground";
  return (
    <>
      <span title={formatExactNumber(value)} className={cn(best && "font-semibold")}>
        {best && <span className="mr-1.5 text-xs font-normal text-muted-foreground">best</span>}
        {format(value)}
      </span>
      {delta !== undefined && !Number.isNaN(delta) && (
        <span className={cn("block text-xs whitespace-nowrap", tone)} title={formatExactNumber(delta)}>
          {formatDelta(delta, format)}
          {(verdict === "better" || verdict === "worse") && ` ${verdict}`}
        </span>
      )}
    </>
  );
}

function RowHead({ name, note }: { name: string; note?: string }) {
  return (
    <th
      scope="row"
      title={name}
      className="sticky left-0 max-w-[34vw] min-w-24 border-r border-b bg-card px-3 py-1.5 text-left align-top font-normal sm:max-w-72"
    >
      <span className="block truncate font-mono text-xs leading-5">{name}</span>
      {note !== undefined && <span className="block truncate text-xs text-muted-foreground">{note}</span>}
    </th>
  );
}
