import { ArrowUpIcon } from "lucide-react";

/** Models that came since the list was read wait behind this button, so that no row moves by itself. */
export function ArrivedModels(props: {
  arrived: { count: number; hasMore: boolean } | undefined;
  onReload: () => void;
}) {
  const { arrived } = props;
  if (arrived === undefined || arrived.count === 0) return null;
  const { count, hasMore } = arrived;
  return (
    <button
      type="button"
      onClick={props.onReload}
      className="flex h-6 shrink-0 items-center gap-1 rounded-md bg-selected px-2 font-medium whitespace-nowrap text-link hover:bg-accent"
    >
      <ArrowUpIcon aria-hidden className="size-3.5" />
      <span aria-live="polite">
        {count === 1 ? "1 new model" : `${count}${hasMore ? "+" : ""} new models`}
      </span>
    </button>
  );
}
