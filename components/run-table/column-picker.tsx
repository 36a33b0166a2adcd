"use client";

import { ArrowDownIcon, ArrowUpIcon, XIcon } from "lucide-react";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Input } from "#components/ui/input.tsx";
import { moveColumn } from "./arrange.ts";
import type { Column } from "./column.ts";
import { aggregateOf, labelOf } from "./column.ts";
import type { ColumnGroup } from "./column-groups.ts";

/** Keys listed at once of each kind; typing narrows them. */
const listedMax = 100;

/** The columns on view in their order, and below them everything that could be one. */
export function ColumnPicker(props: {
  columns: readonly Column[];
  groups: readonly ColumnGroup[];
  onChange: (columns: Column[]) => void;
}) {
  const { columns, groups, onChange } = props;
  const [text, setText] = useState("");
  const shown = new Set(columns.map(({ name }) => name));
  const offered = groups.map(({ title, columns: all }) => ({
    title,
    columns: all.filter((column) => !shown.has(column.name) && matches(column, text)),
  }));
  return (
    <div className="flex max-h-[min(32rem,70dvh)] flex-col">
      <div className="border-b p-2">
        <Input
          value={text}
          onChange={(event) => setText(event.target.value)}
          placeholder="Find a column"
          aria-label="Find a column"
        />
      </div>
      <div className="overflow-y-auto p-2 text-sm">
        <ul aria-label="Columns on view">
          {columns
            .filter((column) => matches(column, text))
            .map((column) => (
              <ShownColumn key={column.name} column={column} columns={columns} onChange={onChange} />
            ))}
        </ul>
        {offered.map(({ title, columns: group }) => (
          <OfferedColumns
            key={title}
            title={title}
            columns={group}
            onAdd={(column) => onChange([...columns, column])}
          />
        ))}
      </div>
    </div>
  );
}

function ShownColumn(props: {
  column: Column;
  columns: readonly Column[];
  onChange: (columns: Column[]) => void;
}) {
  const { column, columns, onChange } = props;
  const label = labelOf(column);
  return (
    <li className="group flex h-7 items-center gap-1 rounded-sm px-2 hover:bg-accent">
      <span className="truncate" title={column.name}>
        {label}
      </span>
      <span className="text-xs text-muted-foreground">{aggregateOf(column)}</span>
      <span className="ml-auto flex opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100">
        <IconButton
          label={`Move ${label} to the left`}
          onClick={() => onChange(moveColumn(columns, column, -1))}
        >
          <ArrowUpIcon />
        </IconButton>
        <IconButton
          label={`Move ${label} to the right`}
          onClick={() => onChange(moveColumn(columns, column, 1))}
        >
          <ArrowDownIcon />
        </IconButton>
        <IconButton
          label={`Hide ${label}`}
          onClick={() => onChange(columns.filter(({ name }) => name !== column.name))}
        >
          <XIcon />
        </IconButton>
      </span>
    </li>
  );
}

function IconButton(props: { label: string; onClick: () => void; children: React.ReactNode }) {
  return (
    <Button
      variant="ghost"
      size="icon-xs"
      aria-label={props.label}
      title={props.label}
      onClick={props.onClick}
      className="text-muted-foreground"
    >
      {props.children}
    </Button>
  );
}

function OfferedColumns(props: {
  title: string;
  columns: readonly Column[];
  onAdd: (column: Column) => void;
}) {
  const { title, columns, onAdd } = props;
  if (columns.length === 0) return null;
  return (
    <section className="mt-2 border-t pt-2">
      <h3 className="px-2 text-xs font-medium text-muted-foreground">{title}</h3>
      <ul>
        {columns.slice(0, listedMax).map((column) => (
          <li key={column.name}>
            <button
              type="button"
              onClick={() => onAdd(column)}
              className="flex h-7 w-full items-center rounded-sm px-2 text-left outline-none hover:bg-accent focus-visible:bg-accent"
            >
              <span className="truncate" title={column.name}>
                {labelOf(column)}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {columns.length > listedMax && (
        <p className="px-2 py-1 text-xs text-muted-foreground">
          {columns.length - listedMax} more: type to narrow them.
        </p>
      )}
    </section>
  );
}

const matches = (column: Column, text: string) =>
  labelOf(column).toLowerCase().includes(text.trim().toLowerCase());
