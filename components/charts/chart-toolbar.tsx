"use client";

import { SearchIcon, ZoomOutIcon } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { Input } from "#components/ui/input.tsx";
import { Toggle } from "#components/ui/toggle.tsx";
import { ToggleGroup, ToggleGroupItem } from "#components/ui/toggle-group.tsx";
import type { ChartView } from "./chart-view.ts";
import type { XAxisKind } from "./series.ts";
import { SmoothingSlider } from "./smoothing-slider.tsx";

const axes: readonly { axis: XAxisKind; label: string; title: string }[] = [
  { axis: "step", label: "Step", title: "As the step the run logged" },
  { axis: "relative", label: "Relative", title: "Time since each run's start" },
  { axis: "wall", label: "Wall", title: "The clock" },
];

/** How all charts of the page are looked at: which metrics, which x axis, which scales, how smooth. */
export function ChartToolbar({
  view,
  onView,
}: {
  view: ChartView;
  onView: (change: Partial<ChartView>) => void;
}) {
  return (
    <div role="toolbar" aria-label="Charts" className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <div className="relative min-w-40 flex-1 sm:max-w-64">
        <SearchIcon
          aria-hidden
          className="absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-muted-foreground"
        />
        <Input
          type="search"
          aria-label="Find a metric"
          placeholder="Find a metric"
          value={view.find}
          onChange={(event) => onView({ find: event.target.value })}
          className="pl-8"
        />
      </div>
      <ToggleGroup
        type="single"
        variant="outline"
        size="sm"
        aria-label="X axis"
        value={view.axis}
        onValueChange={(value) => {
          const chosen = axes.find(({ axis }) => axis === value);
          if (chosen !== undefined) onView({ axis: chosen.axis });
        }}
      >
        {axes.map(({ axis, label, title }) => (
          <ToggleGroupItem key={axis} value={axis} title={title}>
            {label}
          </ToggleGroupItem>
        ))}
      </ToggleGroup>
      <div className="flex gap-1">
        <LogToggle label="Log y" on={view.yScale === "log"} onToggle={(yScale) => onView({ yScale })} />
        <LogToggle
          label="Log x"
          on={view.xScale === "log"}
          disabled={view.axis === "wall"}
          onToggle={(xScale) => onView({ xScale })}
        />
      </div>
      <SmoothingSlider value={view.smoothing} onChange={(smoothing) => onView({ smoothing })} />
      <Button
        size="sm"
        variant="outline"
        disabled={view.zoom === undefined}
        title="Show the whole x axis (double-click a chart)"
        className="max-sm:disabled:hidden"
        onClick={() => onView({ zoom: undefined })}
      >
        <ZoomOutIcon />
        <span className="max-sm:sr-only">Reset zoom</span>
      </Button>
    </div>
  );
}

function LogToggle(props: {
  label: string;
  on: boolean;
  disabled?: boolean;
  onToggle: (scale: "linear" | "log") => void;
}) {
  return (
    <Toggle
      size="sm"
      variant="outline"
      pressed={props.on}
      disabled={props.disabled}
      onPressedChange={(pressed) => props.onToggle(pressed ? "log" : "linear")}
    >
      {props.label}
    </Toggle>
  );
}
