import type { ReactNode } from "react";
import { CardSection } from "./card-section.tsx";
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
    <CardSection
      title={title}
      count={find === "" ? count : `${shown} of ${count}`}
      actions={
        <>
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
        </>
      }
    >
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
    </CardSection>
  );
}
