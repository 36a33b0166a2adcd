"use client";

import { useEffect, useEffectEvent } from "react";
import { advance, nameKey } from "./match.ts";

/** A keyboard shortcut: the keys (`g e`, `/`, `mod+k`), what it does in words for the help, and the doing. */
export type KeyBinding = { keys: string; says: string; run: () => void };

const sequenceMs = 1_200;
const active = new Set<readonly KeyBinding[]>();

/** The shortcuts that work on the page now, for the help. */
export const listKeys = (): KeyBinding[] => [...active].flat();

/** Makes shortcuts work while the component is on the page. They rest while somebody types or a dialog is open. */
export function useKeys(bindings: readonly KeyBinding[]): void {
  const current = useEffectEvent(() => bindings);
  useEffect(() => {
    const own = current();
    active.add(own);
    let pending = "";
    let pressedAt = 0;
    const onKeyDown = (event: KeyboardEvent) => {
      const key = nameKey(event);
      if (key === undefined || event.defaultPrevented) return;
      if (isBusy(event.target) && !key.startsWith("mod+")) return;
      if (event.timeStamp - pressedAt > sequenceMs) pending = "";
      pressedAt = event.timeStamp;
      const latest = current();
      const { match, waiting } = advance(
        pending,
        key,
        latest.map((binding) => binding.keys),
      );
      pending = waiting;
      const binding = latest.find((candidate) => candidate.keys === match);
      if (binding === undefined) return;
      event.preventDefault();
      binding.run();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => {
      active.delete(own);
      window.removeEventListener("keydown", onKeyDown);
    };
  }, []);
}

function isBusy(target: EventTarget | null): boolean {
  if (document.querySelector("[role=dialog],[role=alertdialog],[role=menu],[role=listbox]") !== null)
    return true;
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches("input:not([type=checkbox]),textarea,select");
}
