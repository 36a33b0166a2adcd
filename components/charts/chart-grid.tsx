"use client";

import type { ReactNode } from "react";
import { useState } from "react";
import { ChevronRightIcon } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { cn } from "#components/ui/cn.ts";
import { ChartPlace } from "./chart-skeleton.tsx";
import type { ChartView } from "./chart-view.ts";
import { createCrosshairStore, CrosshairProvider } from "./crosshair-store.ts";
import { groupKeys } from "./group-keys.ts";
import { WhenNear } from "./when-near.tsx";

/** All charts of a page, by group. Only those near the window are drawn; they share one crosshair. */
export function ChartGrid(props: {
  keys: readonly string[];
  view: ChartView;
  onView: (change: Partial<ChartView>) => void;
  renderChart: (key: string) => ReactNode;
}) {
  const { keys, view, onView, renderChart } = props;
  const [store] = useState(createCrosshairStore);
  const groups = groupKeys(keys, view.find);
  const toggle = (name: string) =>
    onView({
      closed: view.closed.includes(name)
        ? view.closed.filter((other) => other !== name)
        : [...view.closed, name],
    });
  if (groups.length === 0) return <NothingFound find={view.find} onClear={() => onView({ find: "" })} />;
  return (
    <CrosshairProvider value={store}>
      {groups.map((group) => {
        const open = !view.closed.includes(group.name);
        return (
          <section key={group.name} aria-label={group.name}>
            <GroupHeader
              name={group.name}
              count={group.keys.length}
              open={open}
              onToggle={() => toggle(group.name)}
            />
            {open && (
              <div className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,22rem),1fr))] gap-3 pb-4">
                {group.keys.map((key) => (
                  <WhenNear key={key} placeholder={<ChartPlace title={key} />}>
                    {renderChart(key)}
                  </WhenNear>
                ))}
              </div>
            )}
          </section>
        );
      })}
    </CrosshairProvider>
  );
}

function GroupHeader(props: { name: string; count: number; open: boolean; onToggle: () => void }) {
  return (
    <h2>
      <button
        type="button"
        aria-expanded={props.open}
        onClick={props.onToggle}
        className="flex h-9 w-full items-center gap-1.5 rounded-md text-sm font-medium outline-none focus-visible:ring-2 focus-visible:ring-ring"
      >
        <ChevronRightIcon
          aria-hidden
          className={cn("size-4 text-muted-foreground transition-transform", props.open && "rotate-90")}
        />
        {props.name}
        <span className="numeric font-normal text-muted-foreground">{props.count}</span>
      </button>
    </h2>
  );
}

function NothingFound({ find, onClear }: { find: string; onClear: () => void }) {
  return (
    <p className="flex items-center justify-center gap-3 py-16 text-muted-foreground">
      No metric has “{find}” in its name.
      <Button size="sm" variant="outline" onClick={onClear}>
        Show all
      </Button>
    </p>
  );
}
