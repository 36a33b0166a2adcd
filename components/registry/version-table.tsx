"use client";

import { columnFormat } from "#components/common/format/number.ts";
import { type Column, labelOf } from "#components/run-table/column.ts";
import type { LaidColumn } from "#components/run-table/run-line.tsx";
import type { RegisteredModel } from "#server/domain/registry/schema.ts";
import { usesStages } from "./stages.ts";
import { valueOf } from "./version-columns.ts";
import { VersionLine } from "./version-line.tsx";
import type { VersionRow } from "./version-rows.ts";

/** The versions of a model, newest first. */
export function VersionTable(props: {
  model: RegisteredModel;
  rows: readonly VersionRow[];
  columns: readonly Column[];
  selected: ReadonlySet<number>;
  onSelect: (version: number) => void;
}) {
  const { model, rows, selected } = props;
  const columns = props.columns.map((column) => layOut(column, rows));
  return (
    // A region that scrolls has to be reachable by keyboard.
    <section
      aria-label="Table of versions"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      className="relative overflow-x-auto rounded-md border"
    >
      <table className="w-full border-separate border-spacing-0 text-sm [&_tbody_tr:last-child>*]:border-b-0">
        <thead>
          <tr className="h-9 text-left text-xs whitespace-nowrap text-muted-foreground *:border-b *:px-3 *:font-medium">
            <th scope="col" className="sticky left-0 z-[5] bg-card">
              Version
            </th>
            <th scope="col">Aliases</th>
            {usesStages(model) && <th scope="col">Stage</th>}
            {columns.map(({ column }) => (
              <th key={column.name} scope="col" title={column.name} className="max-w-40 truncate text-right">
                {labelOf(column)}
              </th>
            ))}
            <th scope="col">Source run</th>
            <th scope="col" className="text-right">
              Created
            </th>
            <th scope="col">By</th>
            <th scope="col">
              <span className="sr-only">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <VersionLine
              key={row.version.version}
              model={model}
              row={row}
              columns={columns}
              selected={selected.has(row.version.version)}
              onSelect={props.onSelect}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** All values of a metric are written in one format. */
function layOut(column: Column, rows: readonly VersionRow[]): LaidColumn {
  const numbers = rows.flatMap((row) => {
    const value = valueOf(row, column);
    return typeof value === "object" ? [value.value] : [];
  });
  return { column, numeric: column.field.entity === "metric", format: columnFormat(numbers) };
}
