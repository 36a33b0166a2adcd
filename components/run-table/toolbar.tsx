"use client";

import { DownloadIcon, EllipsisIcon, ListTreeIcon, ArchiveIcon } from "lucide-react";
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
import { FilterBox } from "#components/filter/filter-box.tsx";
import type { Vocabulary } from "#server/core/filter/complete.ts";
import { runLanguage } from "#server/core/filter/index.ts";
import type { Column } from "./column.ts";
import { groupsOfRuns } from "./column-groups.ts";
import { ColumnsButton } from "./columns-button.tsx";
import type { View } from "./view.ts";

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
      <ColumnsButton
        columns={columns}
        groups={groupsOfRuns(vocabulary)}
        onChange={(names) => onChange({ columns: names })}
      />
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
