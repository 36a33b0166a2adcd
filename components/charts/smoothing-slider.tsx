"use client";

import { useId } from "react";

/** Beyond this a curve is a straight line. */
const smoothingMax = 0.99;

/** How much of the past each point of the smoothed line remembers, from none to nearly all. */
export function SmoothingSlider({ value, onChange }: { value: number; onChange: (value: number) => void }) {
  const id = useId();
  return (
    <div className="flex items-center gap-2 text-sm">
      <label htmlFor={id} className="text-muted-foreground">
        Smoothing
      </label>
      <input
        id={id}
        type="range"
        min={0}
        max={smoothingMax}
        step={0.01}
        value={value}
        onChange={(event) => onChange(Number(event.target.value))}
        className="w-24 accent-primary"
      />
      <output htmlFor={id} className="numeric w-8">
        {value === 0 ? "off" : value.toFixed(2)}
      </output>
    </div>
  );
}
