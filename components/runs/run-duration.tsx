"use client";

import { formatDuration } from "#components/common/format/time.ts";
import { useNow } from "#components/common/use-now.ts";

/** How long a run took; while it runs, how long it has taken so far. */
export function RunDuration({ startTimeMs, endTimeMs }: { startTimeMs: number; endTimeMs: number | null }) {
  const now = useNow();
  if (endTimeMs !== null) return <span className="numeric">{formatDuration(endTimeMs - startTimeMs)}</span>;
  return (
    <span className="numeric" suppressHydrationWarning>
      {formatDuration(now - startTimeMs)} so far
    </span>
  );
}
