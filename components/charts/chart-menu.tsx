"use client";

import { EllipsisIcon, FileDownIcon, ImageDownIcon, MaximizeIcon, TableIcon } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from "#components/ui/dropdown-menu.tsx";

/** What can be done with one chart. */
export function ChartMenu(props: {
  title: string;
  onOpen?: () => void;
  onTable: () => void;
  onPng: () => void;
  onCsv: () => void;
}) {
  return (
    <div className="flex items-center">
      {props.onOpen !== undefined && (
        <Button
          variant="ghost"
          size="icon-xs"
          aria-label={`${props.title}: full screen`}
          title="Full screen"
          onClick={props.onOpen}
          className="text-muted-foreground"
        >
          <MaximizeIcon />
        </Button>
      )}
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button
            variant="ghost"
            size="icon-xs"
            aria-label={`${props.title}: more`}
            title="More"
            className="text-muted-foreground"
          >
            <EllipsisIcon />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          <DropdownMenuItem onSelect={props.onTable}>
            <TableIcon />
            Show as a table
          </DropdownMenuItem>
          <DropdownMenuItem onSelect={props.onCsv}>
            <FileDownIcon />
            Download every point (CSV)
          </DropdownMenuItem>
          <DropdownMenuItem onSelect={props.onPng}>
            <ImageDownIcon />
            Download the picture (PNG)
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
    </div>
  );
}
