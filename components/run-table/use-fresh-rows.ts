"use client";

import { useEffect, useEffectEvent, useRef, useState } from "react";
import { useTRPCClient } from "#components/common/trpc.tsx";
import { useLive } from "#components/common/use-live.ts";
import type { Column } from "./column.ts";
import type { RunRow } from "./row.ts";
import { refreshInput } from "./search-input.ts";
import { useArrivals } from "./use-arrivals.ts";
import type { View } from "./view.ts";

/** Between two readings of what changed; a run logs far more often than anybody can read. */
const refreshMs = 2_000;
/** How long what was just read counts as new. */
const newMs = 5_000;
/** Runs that one page listens to; the door takes 200 topics. */
const listenedMax = 150;

/**
 * Keeps the rows on view as the server has them, in place, and counts runs that have come since: they wait for a
 * click, because rows that arrive by themselves would move what the pointer is on.
 */
export function useFreshRows(props: {
  experimentId: number;
  view: View;
  columns: readonly Column[];
  loaded: readonly RunRow[];
  /** Whether the rows are all that there were. */
  complete: boolean;
  idsOnView: () => string[];
  readAtMs: number;
}) {
  const { experimentId, view, columns, loaded } = props;
  const client = useTRPCClient();
  const [fresh, setFresh] = useState<ReadonlyMap<string, RunRow>>(new Map());
  const count = useArrivals(experimentId, view, {
    sinceMs: newestOf(loaded, view) ?? props.readAtMs,
    count: props.complete ? loaded.length : undefined,
  });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const running = loaded.filter(({ status }) => status === "RUNNING").slice(0, listenedMax);
  const refresh = useEffectEvent(async () => {
    timer.current = undefined;
    const onView = new Set(props.idsOnView());
    // The first notice comes with the page itself: by then only runs that are on can have changed.
    const isNew = Date.now() - props.readAtMs < newMs;
    const runIds = isNew ? running.flatMap(({ id }) => (onView.has(id) ? [id] : [])) : [...onView];
    const asked =
      runIds.length > 0 ? client.runs.search.query(refreshInput(experimentId, columns, runIds)) : undefined;
    const [found] = await Promise.all([asked, count.refetch()]);
    if (found !== undefined) setFresh((known) => mergeById(known, found.runs));
  });
  useEffect(() => () => clearTimeout(timer.current), []);

  const topics = [`experiment:${experimentId}`, ...running.map(({ id }) => `run:${id}`)];
  useLive(topics, () => {
    timer.current ??= setTimeout(() => void refresh().catch(() => undefined), refreshMs);
  });
  const forget = () => {
    setFresh(new Map());
    count.forget();
  };
  return { fresh, total: count.total, arrived: count.arrived, recount: count.refetch, forget };
}

function mergeById(known: ReadonlyMap<string, RunRow>, rows: readonly RunRow[]): ReadonlyMap<string, RunRow> {
  return new Map([...known, ...rows.map((row) => [row.id, row] as const)]);
}

/** When the newest run of the table began, if its order has the newest first. */
function newestOf(loaded: readonly RunRow[], view: View): number | undefined {
  return view.sort === "" ? loaded[0]?.startTimeMs : undefined;
}
