import type { ReactNode } from "react";
import { CodeBlock } from "./code-block.tsx";
import { Input } from "#components/ui/input.tsx";

/** From this many rows on a list is worth filtering. */
const worthFiltering = 8;

/** A titled list with a filter; says what will be there while it is empty, and how to make it appear. */
export function FilterableSection(props: {
  title: string;
  count: number;
  shown: number;
  find: string;
  onFind: (text: string) => void;
  actions?: ReactNode;
  empty: string;
  command?: string | undefined;
  children: ReactNode;
}) {
  const { title, count, shown, find, onFind } = props;
  return (
    <section aria-label={title} className="min-w-0 rounded-md border bg-card">
      <header className="flex h-10 items-center gap-2 border-b pr-2 pl-3">
        <h2 className="text-sm font-medium">{title}</h2>
        <span className="numeric text-sm text-muted-foreground">
          {find === "" ? count : `${shown} of ${count}`}
        </span>
        <div className="ml-auto flex items-center gap-1">
          {count >= worthFiltering && (
            <Input
              type="search"
              aria-label={`Filter ${title.toLowerCase()}`}
              placeholder="Filter"
              value={find}
              onChange={(event) => onFind(event.target.value)}
              className="h-7 w-36"
            />
          )}
          {props.actions}
        </div>
      </header>
      {count === 0 && (
        <div className="space-y-2 px-3 py-4 text-sm text-muted-foreground">
          <p>{props.empty}</p>
          {props.command !== undefined && <CodeBlock code={props.command} />}
        </div>
      )}
      {count > 0 && shown === 0 && (
        <p className="px-3 py-4 text-sm text-muted-foreground">Nothing matches “{find}”.</p>
      )}
      {shown > 0 && props.children}
    </section>
  );
}
