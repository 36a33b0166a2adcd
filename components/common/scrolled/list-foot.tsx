import { RelativeTime } from "#components/common/relative-time.tsx";

/** Below a list: how much of it is loaded, by what it is sorted, and how old the reading is. */
export function ListFoot(props: { count: string; sortedBy: string; isReading: boolean; readAtMs: number }) {
  return (
    <footer className="numeric flex h-9 shrink-0 items-center gap-1.5 truncate border-t px-4 text-xs text-muted-foreground">
      <span>{props.count}</span>
      <span aria-hidden>·</span>
      <span className="truncate">sorted by {props.sortedBy}</span>
      <span aria-hidden className="max-sm:hidden">
        ·
      </span>
      <output className="max-sm:hidden">
        {props.isReading ? (
          "reading…"
        ) : (
          <>
            read <RelativeTime at={props.readAtMs} />
          </>
        )}
      </output>
    </footer>
  );
}
