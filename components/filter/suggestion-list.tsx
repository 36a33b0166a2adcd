/* oxlint-disable jsx-a11y/no-noninteractive-element-to-interactive-role, jsx-a11y/prefer-tag-over-role --
   the combobox pattern of ARIA: a native datalist replaces the whole text, not the word at the caret */
import { cn } from "#components/ui/cn.ts";
import type { Suggestion } from "#server/core/filter/complete.ts";

/** What could stand at the caret. The keyboard stays in the input; the mouse takes a suggestion without moving the focus. */
export function SuggestionList(props: {
  id: string;
  suggestions: readonly Suggestion[];
  active: number | undefined;
  onTake: (suggestion: Suggestion) => void;
}) {
  const { id, suggestions, active, onTake } = props;
  if (suggestions.length === 0) return <div id={id} hidden />;
  return (
    <ul
      id={id}
      role="listbox"
      aria-label="Suggestions"
      className="absolute top-full left-0 z-40 mt-1 max-h-72 w-full max-w-lg overflow-y-auto rounded-md border bg-popover p-1 shadow-md"
    >
      {suggestions.map((suggestion, index) => (
        <li
          key={`${suggestion.kind} ${suggestion.insert}`}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === active}
          ref={index === active ? scrollIntoView : undefined}
          onMouseDown={(event) => {
            event.preventDefault();
            onTake(suggestion);
          }}
          className={cn(
            "flex cursor-default items-center gap-3 rounded-sm px-2 py-1 hover:bg-accent",
            index === active && "bg-accent",
          )}
        >
          <span className="truncate font-mono text-xs">{suggestion.insert}</span>
          <span className="ml-auto text-xs text-muted-foreground">{suggestion.detail}</span>
        </li>
      ))}
    </ul>
  );
}

function scrollIntoView(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: "nearest" });
}
