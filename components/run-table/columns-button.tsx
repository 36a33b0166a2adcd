"use client";

import { Columns3Icon } from "lucide-react";
import dynamic from "next/dynamic";
import { Button } from "#components/ui/button.tsx";
import { Popover, PopoverContent, PopoverTrigger } from "#components/ui/popover.tsx";
import type { Column } from "./column.ts";
import type { ColumnGroup } from "./column-groups.ts";

const ColumnPicker = dynamic(() => import("./column-picker.tsx").then((module) => module.ColumnPicker), {
  loading: () => <p className="p-4 text-sm text-muted-foreground">Loading…</p>,
});

/** Opens the choice of columns. `onChange` gets the names of those chosen, in their order. */
export function ColumnsButton(props: {
  columns: readonly Column[];
  groups: readonly ColumnGroup[];
  onChange: (names: string[]) => void;
}) {
  return (
    <Popover>
      <PopoverTrigger asChild>
        <Button variant="outline" aria-label="Columns" className="max-sm:size-8 max-sm:p-0">
          <Columns3Icon />
          <span className="max-sm:hidden">Columns</span>
        </Button>
      </PopoverTrigger>
      <PopoverContent align="end" className="w-80 p-0">
        <ColumnPicker
          columns={props.columns}
          groups={props.groups}
          onChange={(next) => props.onChange(next.map(({ name }) => name))}
        />
      </PopoverContent>
    </Popover>
  );
}
