/** Says quietly that the page follows the run, or that it has lost the line and is getting it back. */
export function LiveMark({ state }: { state: "live" | "waiting" }) {
  const live = state === "live";
  return (
    <output className="inline-flex items-center gap-1.5 text-xs text-muted-foreground">
      <span
        aria-hidden
        className={
          live ? "size-1.5 animate-live rounded-full bg-running" : "size-1.5 rounded-full bg-warning"
        }
      />
      {live ? "Live" : "Reconnecting"}
    </output>
  );
}
