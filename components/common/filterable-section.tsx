"use client";

import type { ReactNode } from "react";
import { useState } from "react";
import { CardSection } from "./card-section.tsx";
import { CodeBlock } from "./code-block.tsx";
import { Input } from "#components/ui/input.tsx";

/** From this many rows on a list is worth filtering. */
const worthFiltering = 8;

/** A titled list with a filter; says what will be there while it is empty, and how to make it appear. */
export function FilterableSection<Item>(props: {
  title: string;
  items: readonly Item[];
  /** What of an item the filter looks at. */
  textOf: (item: Item) => string;
  actions?: ReactNode;
  empty: string;
  command?: string | undefined;
  /** Stands below the items, and there while there is none. */
  below?: ReactNode;
  /** Draws the items that the filter leaves. */
  children: (shown: Item[]) => ReactNode;
}) {
  const { title, items } = props;
  const [find, setFind] = useState("");
  const words = find.toLowerCase();
  const shown = items.filter((item) => props.textOf(item).toLowerCase().includes(words));
  return (
    <CardSection
      title={title}
      count={find === "" ? items.length : `${shown.length} of ${items.length}`}
      actions={
        <>
          {items.length >= worthFiltering && (
            <Input
              type="search"
              aria-label={`Filter ${title.toLowerCase()}`}
              placeholder="Filter"
              value={find}
              onChange={(event) => setFind(event.target.value)}
              className="h-7 w-36"
            />
          )}
          {props.actions}
        </>
      }
    >
      {items.length === 0 && (
        <div className="space-y-2 px-3 py-4 text-sm text-muted-foreground">
          <p>{props.empty}</p>
          {props.command !== undefined && <CodeBlock code={props.command} />}
        </div>
      )}
      {items.length > 0 && shown.length === 0 && (
        <p className="px-3 py-4 text-sm text-muted-foreground">Nothing matches “{find}”.</p>
      )}
      {shown.length > 0 && props.children(shown)}
      {props.below}
    </CardSection>
  );
}
