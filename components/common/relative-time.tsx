"use client";

import { useSyncExternalStore } from "react";
import { formatAge, formatExactTime } from "./format/time.ts";
import { useNow } from "./use-now.ts";

/** How long ago something was, kept current, with the exact local time on hover. `at` is in ms since the epoch. */
export function RelativeTime({ at, className }: { at: number; className?: string }) {
  const now = useNow();
  const zoneKnown = useSyncExternalStore(never, yes, no);
  const age = formatAge(at, now);
  return (
    <time
      dateTime={new Date(at).toISOString()}
      title={zoneKnown ? formatExactTime(at) : undefined}
      className={className}
      suppressHydrationWarning
    >
      {age === "just now" ? age : `${age} ago`}
    </time>
  );
}

// The server does not know the reader's time zone, so the exact time appears once the browser has taken over.
const never = () => () => {};
const yes = () => true;
const no = () => false;
