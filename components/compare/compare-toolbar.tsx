"use client";

import type { ReactNode } from "react";
import { ToggleGroup, ToggleGroupItem } from "#components/ui/toggle-group.tsx";
import type { Comparison } from "./address.ts";
import { aggregates } from "./address.ts";
import { OnlyDifferences } from "./only-differences.tsx";

const titles = {
  last: "The latest value",
  best: "The highest or lowest value, as the metric gets better",
  min: "The lowest value",
  max: "The highest value",
} as const;

/** Which number of a metric is compared, and whether rows in which all runs agree are shown. */
export function CompareToolbar({
  comparison,
  onChange,
  children,
}: {
  comparison: Comparison;
  onChange: (next: Comparison) => void;
  children: ReactNode;
}) {
  return (
    <div role="toolbar" aria-label="Comparison" className="flex flex-wrap items-center gap-x-4 gap-y-2">
      {children}
      <OnlyDifferences
        checked={!comparison.all}
        onChange={(only) => onChange({ ...comparison, all: !only })}
      />
      <ToggleGroup
        type="single"
        variant="outline"
        size="sm"
        aria-label="Value of a metric"
        value={comparison.aggregate}
        onValueChange={(value) => {
          const aggregate = aggregates.find((name) => name === value);
          if (aggregate !== undefined) onChange({ ...comparison, aggregate });
        }}
      >
        {aggregates.map((name) => (
          <ToggleGroupItem key={name} value={name} title={titles[name]} className="capitalize">
            {name}
          </ToggleGroupItem>
        ))}
      </ToggleGroup>
    </div>
  );
}
