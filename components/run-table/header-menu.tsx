"use client";

import {
  ArrowDownIcon,
  ArrowLeftIcon,
  ArrowRightIcon,
  ArrowUpIcon,
  ChevronDownIcon,
  EyeOffIcon,
} from "lucide-react";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "#components/ui/dropdown-menu.tsx";
import { cn } from "#components/ui/cn.ts";
import type { Column } from "./column.ts";
import { columnOf, labelOf } from "./column.ts";
import type { Direction, HeaderActions } from "./header-cell.tsx";

/** What can be done with a column besides sorting it by a click. */
export function HeaderMenu(props: {
  column: Column;
  side: string;
  sorted: Direction | undefined;
  actions: HeaderActions;
}) {
  const { column, sorted, actions } = props;
  const { field } = column;
  return (
    <DropdownMenu>
      <DropdownMenuTrigger
        aria-label={`Column ${labelOf(column)}`}
        className={cn(
          "absolute flex size-5 items-center justify-center rounded-sm bg-background opacity-0 group-focus-within/head:opacity-100 group-hover/head:opacity-100 hover:bg-accent data-[state=open]:opacity-100 pointer-coarse:hidden",
          props.side,
        )}
      >
        <ChevronDownIcon className="size-3.5" />
      </DropdownMenuTrigger>
      <DropdownMenuContent align="start" className="w-44">
        <DropdownMenuItem onSelect={() => actions.sort(column, sorted === "desc" ? undefined : "desc")}>
          <ArrowDownIcon /> Sort descending
        </DropdownMenuItem>
        <DropdownMenuItem onSelect={() => actions.sort(column, sorted === "asc" ? undefined : "asc")}>
          <ArrowUpIcon /> Sort ascending
        </DropdownMenuItem>
        {field.entity === "metric" && (
          <>
            <DropdownMenuSeparator />
            <DropdownMenuRadioGroup value={field.aggregate}>
              {(["last", "min", "max", "best"] as const).map((aggregate) => (
                <DropdownMenuRadioItem
                  key={aggregate}
                  value={aggregate}
                  onSelect={() => actions.replace(column, columnOf({ ...field, aggregate }))}
                >
                  Show {aggregate}
                </DropdownMenuRadioItem>
              ))}
            </DropdownMenuRadioGroup>
          </>
        )}
        <DropdownMenuSeparator />
        <DropdownMenuItem onSelect={() => actions.move(column, -1)}>
          <ArrowLeftIcon /> Move left
        </DropdownMenuItem>
        <DropdownMenuItem onSelect={() => actions.move(column, 1)}>
          <ArrowRightIcon /> Move right
        </DropdownMenuItem>
        <DropdownMenuItem onSelect={() => actions.hide(column)}>
          <EyeOffIcon /> Hide
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
