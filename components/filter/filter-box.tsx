"use client";

import { SearchIcon, XIcon } from "lucide-react";
import type { KeyboardEvent } from "react";
import { useId, useRef, useState } from "react";
import { useKeys } from "#components/common/keys/use-keys.ts";
import { Button } from "#components/ui/button.tsx";
import { cn } from "#components/ui/cn.ts";
import type { Vocabulary } from "#server/core/filter/complete.ts";
import { formatText, type Language } from "#server/core/filter/index.ts";
import { findProblem } from "./find-problem.ts";
import { FilterProblem, ProblemUnderline } from "./filter-problem.tsx";
import { SuggestionList } from "./suggestion-list.tsx";
import { useSuggestions } from "./use-suggestions.ts";

/**
 * One line in the search grammar. Enter applies it, a mistake is underlined where it stands, names and values in use
 * are offered while typing. `applied` is what the table shows now. Plain words, which are no filter, are looked for in the
 * attribute `nameField`.
 */
export function FilterBox(props: {
  applied: string;
  language: Language;
  vocabulary: Vocabulary;
  /** What is filtered: `runs`. */
  noun: string;
  nameField: string;
  placeholder: string;
  onApply: (filter: string) => void;
}) {
  const { applied, language, vocabulary, noun, onApply } = props;
  const input = useRef<HTMLInputElement>(null);
  const draft = useDraft(applied);
  const [problem, setProblem] = useState(() => findProblem(applied, language));
  const suggestions = useSuggestions(input, draft, language, vocabulary);
  const listId = useId();
  useKeys([{ keys: "/", says: `Filter the ${noun}`, run: () => input.current?.focus() }]);

  const apply = (written: string) => {
    const text = isPlain(written) ? `${props.nameField} ILIKE ${formatText(`%${written.trim()}%`)}` : written;
    if (text !== written) draft.write(text);
    const found = findProblem(text, language);
    setProblem(found);
    suggestions.close();
    if (found === undefined) onApply(text.trim());
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (suggestions.onKeyDown(event)) return;
    if (event.key === "Enter") apply(draft.text);
    if (event.key === "Escape") input.current?.blur();
  };
  const clear = () => {
    draft.write("");
    apply("");
  };
  return (
    <search className="relative min-w-0 flex-1">
      <SearchIcon
        aria-hidden
        className="pointer-events-none absolute top-2 left-2.5 size-4 text-muted-foreground"
      />
      {problem !== undefined && <ProblemUnderline text={draft.text} problem={problem} input={input} />}
      <input
        ref={input}
        role="combobox"
        aria-label={`Filter ${noun}`}
        aria-expanded={suggestions.shown.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={
          suggestions.active === undefined ? undefined : `${listId}-${suggestions.active}`
        }
        aria-invalid={problem !== undefined}
        aria-describedby={problem === undefined ? undefined : `${listId}-problem`}
        value={draft.text}
        placeholder={props.placeholder}
        title="Filter in the MLflow grammar (/)"
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="off"
        onChange={(event) => {
          draft.write(event.target.value);
          setProblem(undefined);
          suggestions.open();
        }}
        onKeyDown={onKeyDown}
        onClick={suggestions.open}
        onBlur={suggestions.close}
        className={cn(
          "h-8 w-full rounded-md border border-input bg-transparent pr-8 pl-8 font-mono text-xs outline-none placeholder:text-muted-foreground focus-visible:border-ring focus-visible:ring-[3px] focus-visible:ring-ring/30 max-md:text-base",
          problem !== undefined && "border-destructive",
        )}
      />
      {draft.text !== "" && (
        <Button
          variant="ghost"
          size="icon-xs"
          aria-label="Clear the filter"
          title="Clear the filter"
          className="absolute top-1 right-1 text-muted-foreground"
          onClick={clear}
        >
          <XIcon />
        </Button>
      )}
      <SuggestionList
        id={listId}
        suggestions={suggestions.shown}
        active={suggestions.active}
        onTake={suggestions.take}
      />
      {problem !== undefined && <FilterProblem id={`${listId}-problem`} problem={problem} />}
    </search>
  );
}

/** Words that are no filter: every comparison has a sign or one of the grammar's own words. */
const isPlain = (text: string) =>
  /^\s*[\p{L}\p{N}][\p{L}\p{N} _-]*$/u.test(text) && !/\b(?:and|or|not|in|is|like|ilike)\b/iu.test(text);

/** The text being typed. It follows the applied filter when that changes from outside, e.g. by the back button. */
function useDraft(applied: string) {
  const [text, setText] = useState(applied);
  const [followed, setFollowed] = useState(applied);
  if (followed !== applied) {
    setFollowed(applied);
    setText(applied);
  }
  return { text, write: setText };
}
