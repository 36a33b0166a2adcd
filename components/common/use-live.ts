"use client";

import { useEffect, useEffectEvent } from "react";
import { followChanges } from "./follow-changes.ts";
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
    const start = () => followChanges(client, joined.split("\n"), changed, stateChanged);
    let stop = document.visibilityState === "visible" ? start() : undefined;
    const follow = () => {
      if (document.visibilityState === "visible") {
        stop ??= start();
        return;
      }
      stop?.();
      stop = undefined;
    };
    document.addEventListener("visibilitychange", follow);
    return () => {
      document.removeEventListener("visibilitychange", follow);
      stop?.();
    };
  }, [client, joined]);
}
