"use client";

import { formatCount, formatCounted } from "#components/common/format/number.ts";
import { ListFoot } from "#components/common/scrolled/list-foot.tsx";
import { aggregateOf, columnOf, labelOf, parseSort } from "./column.ts";
import type { Total } from "./use-arrivals.ts";
import type { View } from "./view.ts";

/** Below the table: how many runs there are and are loaded, by what they are sorted, and how old the reading is. */
export function TableFoot(props: {
  view: View;
  loaded: number;
  total: Total | undefined;
  updatedAt: number;
  busy: boolean;
  more: boolean;
}) {
  const { view, loaded, total } = props;
  return (
    <ListFoot
      count={countText(loaded, total, props.more)}
      sortedBy={sortText(view.sort)}
      isReading={props.busy}
      readAtMs={props.updatedAt}
    />
  );
}

function countText(loaded: number, total: Total | undefined, more: boolean): string {
  const known = total === undefined ? undefined : `${formatCount(total.count)}${total.isExact ? "" : "+"}`;
  if (!more || known === undefined) return formatCounted(loaded, "run");
  return `1–${formatCount(loaded)} of ${known} runs`;
}

function sortText(sort: string): string {
  const term = parseSort(sort);
  if (term === undefined) return "start, newest first";
  const column = columnOf(term.field);
  const aggregate = aggregateOf(column);
  const label = term.field.entity === "attribute" && term.field.key === "run_name" ? "name" : labelOf(column);
  return `${label}${aggregate === undefined ? "" : ` (${aggregate})`} ${term.descending ? "↓" : "↑"}`;
}
