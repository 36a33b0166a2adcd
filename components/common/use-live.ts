"use client";

import { useEffect, useEffectEvent } from "react";
import { useTRPCClient } from "./trpc.tsx";

/**
 * Calls `onChange` with what changed of the given topics (`run:4f…`, `experiment:7`, `team`), at most four times a
 * second, and with `*` when it starts and after each reconnect: read again whatever you show. A hidden tab does not
 * listen; it starts again, with `*`, when it is looked at. `onState` says whether the line is up.
 */
export function useLive(
  topics: readonly string[],
  onChange: (topics: readonly string[]) => void,
  onState?: (state: "live" | "waiting") => void,
): void {
  const client = useTRPCClient();
  const changed = useEffectEvent(onChange);
  const stateChanged = useEffectEvent((state: "live" | "waiting") => onState?.(state));
  const joined = topics.join("\n");
  useEffect(() => {
    if (joined === "") return undefined;
    const start = () =>
      client.live.changes.subscribe(
        { topics: joined.split("\n") },
        {
          onData: ({ data }) => changed(data.topics),
          onConnectionStateChange: ({ state }) => stateChanged(state === "pending" ? "live" : "waiting"),
        },
      );
    let subscription = document.visibilityState === "visible" ? start() : undefined;
    const follow = () => {
      if (document.visibilityState === "visible") {
        subscription ??= start();
        return;
      }
      subscription?.unsubscribe();
      subscription = undefined;
    };
    document.addEventListener("visibilitychange", follow);
    return () => {
      document.removeEventListener("visibilitychange", follow);
      subscription?.unsubscribe();
    };
  }, [client, joined]);
}
