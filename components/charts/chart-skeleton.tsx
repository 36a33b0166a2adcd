import { Skeleton } from "#components/ui/skeleton.tsx";
import { ChartFrame } from "./chart-card.tsx";

/** A chart that is on its way, as high as the one that comes. */
export function ChartSkeleton({ title, tall }: { title: string; tall?: true }) {
  return (
    <ChartFrame title={title} tall={tall}>
      <output
        aria-label={`${title} is loading`}
        className="absolute inset-0 flex flex-col justify-between py-3 pr-3 pl-13"
      >
        {Array.from({ length: 5 }, (_, line) => (
          <Skeleton key={line} className="h-px w-full rounded-none" />
        ))}
      </output>
    </ChartFrame>
  );
}

/** The place of a chart that is far from the window: as high, and still, because hundreds of them cost nothing then. */
export function ChartPlace({ title }: { title: string }) {
  return (
    <div className="[content-visibility:auto] [contain-intrinsic-size:auto_274px]">
      <ChartFrame title={title}>{null}</ChartFrame>
    </div>
  );
}
