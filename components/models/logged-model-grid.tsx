"use client";

import type { ReactNode } from "react";
import { useFrame } from "#components/common/frame/frame-context.tsx";
import { useKeys } from "#components/common/keys/use-keys.ts";
import { SpacerRow } from "#components/common/scrolled/spacer-row.tsx";
import { useRowsInSight } from "#components/common/scrolled/use-rows-in-sight.ts";
import { cn } from "#components/ui/cn.ts";
import type { ListSort } from "./list-view.ts";
import { LoggedModelHead } from "./logged-model-head.tsx";
import { LoggedModelLine } from "./logged-model-line.tsx";
import type { MetricColumn } from "./model-columns.ts";
import type { ListedModel } from "./page-of-models.ts";

const rowHeight = 32;
/** The least width in px of the name, the source run, the version, the status and the time; of a metric. */
const fixedWidth = 144 + 160 + 160 + 40 + 104;
const metricWidth = 112;

/** The list itself: only the rows in sight are in the page, header and names stay in view. */
export function LoggedModelGrid(props: {
  models: readonly ListedModel[];
  isLeaving: (id: string) => boolean;
  metrics: readonly MetricColumn[];
  sort: ListSort | undefined;
  onSort: (sort: ListSort | undefined) => void;
  arrived: ReactNode;
  stale: boolean;
  onView: (ids: string[]) => void;
  onEnd: () => void;
}) {
  const { models, metrics, onView } = props;
  const { team } = useFrame();
  const { scroller, from, to, scrollTo } = useRowsInSight({
    count: models.length,
    rowHeight,
    onSight: (first, end) => onView(models.slice(first, end).map(({ id }) => id)),
    onEnd: props.onEnd,
  });
  const move = (by: number) => {
    const focused = document.activeElement?.closest<HTMLElement>("tr[data-model]")?.dataset["model"];
    const index = Math.max(0, models.findIndex(({ id }) => id === focused) + by);
    const next = models[index];
    if (next === undefined) return;
    scrollTo(index);
    requestAnimationFrame(() => {
      scroller.current?.querySelector<HTMLElement>(`tr[data-model="${next.id}"] a`)?.focus();
    });
  };
  useKeys([
    { keys: "j", says: "Next model", run: () => move(1) },
    { keys: "k", says: "Previous model", run: () => move(-1) },
  ]);
  return (
    <div ref={scroller} className="relative min-h-0 flex-1 overflow-auto border-t">
      <table
        aria-label="Logged models"
        aria-rowcount={models.length + 1}
        aria-busy={props.stale}
        className={cn("w-full table-fixed border-separate border-spacing-0", props.stale && "opacity-60")}
        style={{ minWidth: fixedWidth + metrics.length * metricWidth }}
      >
        <colgroup>
          <col className="w-36 md:w-44" />
          <col className="w-40 lg:w-48" />
          <col className="w-40 lg:w-48" />
          <col className="w-24 max-sm:w-10" />
          {metrics.map(({ key }) => (
            <col key={key} className="w-28" />
          ))}
          <col className="w-26" />
          <col />
        </colgroup>
        <LoggedModelHead metrics={metrics} sort={props.sort} onSort={props.onSort} arrived={props.arrived} />
        <tbody>
          <SpacerRow height={from * rowHeight} />
          {models.slice(from, to).map((model, offset) => (
            <LoggedModelLine
              key={model.id}
              model={model}
              isLeaving={props.isLeaving(model.id)}
              teamSlug={team.slug}
              index={from + offset}
              metrics={metrics}
            />
          ))}
          <SpacerRow height={(models.length - to) * rowHeight} />
        </tbody>
      </table>
    </div>
  );
}
