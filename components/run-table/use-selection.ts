"use client";

import { useCallback, useState } from "react";
import type { Selection } from "./selection.ts";
import { emptySelection, extendTo, toggle, toggleAll } from "./selection.ts";

/** The chosen runs of a table whose rows stand in `order`. Runs that leave the view stay chosen until given up. */
export function useSelection(order: readonly string[]) {
  const [selection, setSelection] = useState<Selection>(emptySelection);
  const joined = order.join(" ");
  const choose = useCallback(
    (runId: string, extend: boolean) =>
      setSelection((current) =>
        extend ? extendTo(current, runId, joined.split(" ")) : toggle(current, runId),
      ),
    [joined],
  );
  return {
    ids: selection.ids,
    choose,
    all: order.length > 0 && order.every((id) => selection.ids.has(id)),
    chooseAll: () => setSelection((current) => toggleAll(current, order)),
    clear: () => setSelection(emptySelection),
  };
}

export type TableSelection = ReturnType<typeof useSelection>;
