"use client";

import { useEffect, useEffectEvent, useRef, useState } from "react";

/** Calls `work` at once and then at most every `waitMs`; what comes in between is done at the end of the wait. */
export function useThrottled(work: () => void, waitMs: number): () => void {
  const latest = useEffectEvent(work);
  const gate = useRef<{ timer?: ReturnType<typeof setTimeout>; again: boolean }>({ again: false });
  const [pulse, setPulse] = useState(0);
  useEffect(() => {
    if (pulse > 0) latest();
  }, [pulse]);
  useEffect(() => {
    const { current } = gate;
    return () => clearTimeout(current.timer);
  }, []);
  return function run() {
    if (gate.current.timer !== undefined) {
      gate.current.again = true;
      return;
    }
    setPulse((count) => count + 1);
    gate.current.timer = setTimeout(() => {
      gate.current.timer = undefined;
      if (!gate.current.again) return;
      gate.current.again = false;
      run();
    }, waitMs);
  };
}
