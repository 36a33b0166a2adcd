"use client";

import { Columns3Icon, DownloadIcon, EllipsisIcon, ListTreeIcon, ArchiveIcon } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import {
  DropdownMenu,
  DropdownMenuCheckboxItem,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "#components/ui/dropdown-menu.tsx";
import { Popover, PopoverContent, PopoverTrigger } from "#components/ui/popover.tsx";
import { FilterBox } from "#components/filter/filter-box.tsx";
import type { Vocabulary } from "#server/core/filter/complete.ts";
import { runLanguage } from "#server/core/filter/index.ts";
import type { Column } from "./column.ts";
import type { View } from "./view.ts";

const ColumnPicker = dynamic(() => import("./column-picker.tsx").then((module) => module.ColumnPicker), {
  loading: () => <p className="p-4 text-sm text-muted-foreground">Loading…</p>,
});

/** Above the table: the filter, the choice of columns, and what is needed less often. */
export function Toolbar(props: {
  view: View;
  columns: readonly Column[];
  vocabulary: Vocabulary;
  csvHref: string;
  onChange: (patch: Partial<View>) => void;
}) {
  const { view, columns, vocabulary, onChange } = props;
  return (
    <div className="flex items-start gap-2 px-4 py-2">
      <FilterBox
        applied={view.filter}
        language={runLanguage}
        vocabulary={vocabulary}
        noun="runs"
        nameField="run_name"
        placeholder="metrics.accuracy > 0.9 and params.lr > 0.01"
        onApply={(filter) => filter !== view.filter && onChange({ filter })}
      />
      <Popover>
        <PopoverTrigger asChild>
          <Button variant="outline" aria-label="Columns" className="max-sm:size-8 max-sm:p-0">
            <Columns3Icon />
            <span className="max-sm:hidden">Columns</span>
          </Button>
        </PopoverTrigger>
        <PopoverContent align="end" className="w-80 p-0">
          <ColumnPicker
            columns={columns}
            vocabulary={vocabulary}
            onChange={(next) => onChange({ columns: next.map(({ name }) => name) })}
          />
        </PopoverContent>
      </Popover>
      <MoreMenu view={view} csvHref={props.csvHref} onChange={onChange} />
    </div>
  );
}

function MoreMenu(props: { view: View; csvHref: string; onChange: (patch: Partial<View>) => void }) {
  const { view, csvHref, onChange } = props;
  const [open, setOpen] = useState(false);
  return (
    <DropdownMenu open={open} onOpenChange={setOpen}>
      <DropdownMenuTrigger asChild>
        <Button variant="outline" size="icon" aria-label="More" title="More">
          <EllipsisIcon />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end" className="w-60">
        <DropdownMenuCheckboxItem
          checked={view.nesting === "tree"}
          onCheckedChange={(nested) => onChange({ nesting: nested ? "tree" : "flat" })}
        >
          <ListTreeIcon /> Nest runs below parents
        </DropdownMenuCheckboxItem>
        <DropdownMenuCheckboxItem
          checked={view.archived}
          onCheckedChange={(archived) => onChange({ archived })}
        >
          <ArchiveIcon /> Show archived runs
        </DropdownMenuCheckboxItem>
        <DropdownMenuSeparator />
        <DropdownMenuItem asChild>
          <a href={csvHref} download>
            <DownloadIcon /> Download all as CSV
          </a>
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
