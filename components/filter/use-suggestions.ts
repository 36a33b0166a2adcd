"use client";

import type { KeyboardEvent, RefObject } from "react";
import { useState } from "react";
import type { Suggestion, Vocabulary } from "#server/core/filter/complete.ts";
import { complete } from "#server/core/filter/complete.ts";
import type { Language } from "#server/core/filter/index.ts";

/** What could stand at the caret of the input, and the keys that choose among it. Nothing is chosen until an arrow is pressed. */
export function useSuggestions(
  input: RefObject<HTMLInputElement | null>,
  draft: { text: string; write: (text: string) => void },
  language: Language,
  vocabulary: Vocabulary,
) {
  const [isOpen, setIsOpen] = useState(false);
  const [active, setActive] = useState<number>();
  const [cursor, setCursor] = useState(0);
  const completion = isOpen ? complete(draft.text, cursor, language, vocabulary) : undefined;
  const shown = completion?.suggestions ?? [];

  const open = () => {
    // The caret moves with the event that opens the list, so its place is read afterwards.
    requestAnimationFrame(() => setCursor(input.current?.selectionStart ?? 0));
    setActive(undefined);
    setIsOpen(true);
  };
  const close = () => {
    setIsOpen(false);
    setActive(undefined);
  };
  const take = (suggestion: Suggestion) => {
    if (completion === undefined) return;
    const before = `${draft.text.slice(0, completion.from)}${suggestion.insert} `;
    draft.write(before + draft.text.slice(completion.to).trimStart());
    requestAnimationFrame(() => {
      input.current?.focus();
      input.current?.setSelectionRange(before.length, before.length);
      open();
    });
  };
  const move = (by: number) =>
    setActive(((active ?? (by > 0 ? -1 : 0)) + by + shown.length) % Math.max(1, shown.length));

  /** Whether the key was for the list. */
  const onKeyDown = (event: KeyboardEvent): boolean => {
    const chosen = active === undefined ? undefined : shown[active];
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (isOpen) move(event.key === "ArrowDown" ? 1 : -1);
      else open();
      return true;
    }
    if (event.key === "Escape" && shown.length > 0) {
      close();
      return true;
    }
    if ((event.key === "Enter" || event.key === "Tab") && chosen !== undefined) {
      event.preventDefault();
      take(chosen);
      return true;
    }
    return false;
  };
  return { shown, active, open, close, take, onKeyDown };
}
