"use client";

import { useRef, useState } from "react";
import { useTRPCClient } from "#components/common/trpc.tsx";
import { useLive } from "#components/common/use-live.ts";
import { useThrottled } from "#components/common/use-throttled.ts";
import { type ListView, refreshInput, sinceInput } from "./list-view.ts";
import type { ListedModel } from "./page-of-models.ts";

/** Between two readings of what changed. */
const refreshMs = 2_000;

/** What is known of rows since they were read: how each is now, or that it is gone. */
type Fresh = ReadonlyMap<string, Pick<ListedModel, "status" | "metrics"> | "gone">;

/**
 * Keeps the rows on view as the server has them, in place, and counts models that have come since: they wait for a click,
 * because rows that arrive by themselves would move what the pointer is on. A list without rows is read again at once.
 */
export function useFreshModels(props: {
  experimentId: number;
  view: ListView;
  loaded: readonly ListedModel[];
  idsOnView: () => string[];
  onReload: () => Promise<unknown>;
}) {
  const { experimentId, view, loaded } = props;
  const { search } = useTRPCClient().models;
  const [fresh, setFresh] = useState<Fresh>(new Map());
  const [arrived, setArrived] = useState<{ count: number; hasMore: boolean }>();
  const isStarted = useRef(false);

  const refresh = async () => {
    if (loaded.length === 0) return void (await props.onReload());
    const ids = props.idsOnView();
    const sinceMs = Math.max(...loaded.map(({ createdAtMs }) => createdAtMs));
    const [now, since] = await Promise.all([
      search.query(refreshInput(experimentId, ids)),
      search.query(sinceInput(experimentId, view, sinceMs)),
    ]);
    const found = new Map(now.models.map((model) => [model.id, model]));
    setFresh((known) => new Map([...known, ...ids.map((id) => [id, found.get(id) ?? "gone"] as const)]));
    setArrived({ count: since.models.length, hasMore: since.nextPageToken !== undefined });
  };
  // What could not be read now is read with the next notice.
  const refreshSoon = useThrottled(() => void refresh().catch(() => undefined), refreshMs);
  useLive(["loggedModels"], (topics) => {
    // The first notice comes with the page itself.
    const isFirst = !isStarted.current && topics.includes("*");
    isStarted.current = true;
    if (!isFirst) refreshSoon();
  });
  const reload = async () => {
    await props.onReload();
    setFresh(new Map());
    setArrived(undefined);
  };
  return { fresh, arrived, reload };
}
