import { runColor } from "./run-color.ts";

/** The mark in a run's colour beside its name; the name is what tells it, the colour helps to find it. */
export function RunDot({ runId, color }: { runId: string; color?: string }) {
  return (
    <span
      aria-hidden
      className="inline-block size-2 shrink-0 rounded-full"
      style={{ background: color ?? runColor(runId) }}
    />
  );
}
