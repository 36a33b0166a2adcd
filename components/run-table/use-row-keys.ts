"use client";

import { useRouter } from "next/navigation";
import type { RefObject } from "react";
import { useFrame } from "#components/common/frame/frame-context.tsx";
import { useKeys } from "#components/common/keys/use-keys.ts";
import { compareAddress } from "./compare-address.ts";
import type { Line } from "./tree.ts";
import type { TableSelection } from "./use-selection.ts";

/** `j` and `k` move the focus from run to run, `x` chooses, `c` compares; Enter follows the focused link by itself. */
export function useRowKeys(props: {
  scroller: RefObject<HTMLDivElement | null>;
  lines: readonly Line[];
  selection: TableSelection;
  scrollTo: (index: number) => void;
}) {
  const { scroller, lines, selection, scrollTo } = props;
  const { team } = useFrame();
  const router = useRouter();
  const indexOf = (runId: string | undefined) =>
    lines.findIndex((line) => line.kind === "run" && line.row.id === runId);
  const move = (by: 1 | -1) => {
    let index = indexOf(focusedId()) + by;
    while (lines[index]?.kind === "loading") index += by;
    const line = lines[Math.max(0, index)];
    if (line?.kind !== "run") return;
    scrollTo(Math.max(0, index));
    requestAnimationFrame(() => {
      scroller.current?.querySelector<HTMLElement>(`tr[data-run="${line.row.id}"] a`)?.focus();
    });
  };
  useKeys([
    { keys: "j", says: "Next run", run: () => move(1) },
    { keys: "k", says: "Previous run", run: () => move(-1) },
    {
      keys: "x",
      says: "Select the run",
      run: () => {
        const runId = focusedId();
        if (runId !== undefined) selection.choose(runId, false);
      },
    },
    {
      keys: "c",
      says: "Compare the selected runs",
      run: () => {
        if (selection.ids.size > 1) router.push(compareAddress(team.slug, selection.ids));
      },
    },
  ]);
}

function focusedId(): string | undefined {
  return document.activeElement?.closest<HTMLElement>("tr[data-run]")?.dataset["run"];
}
