"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { formatExactTime } from "#components/common/format/time.ts";
import { useTRPC } from "#components/common/trpc.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { foldersOf, joinPath } from "./address.ts";
import { groupSteps, type ImageStep, parseStepName } from "./image-steps.ts";
import { NoPreview } from "./no-preview.tsx";
import { replaceFile } from "./selection.ts";

/** How long the slider rests before the picture itself takes the place of its thumbnail. */
const restMs = 250;

/** The pictures of one key over its steps. While the slider moves thumbnails are shown; the address follows when it rests. */
export function StepSlider(props: { root: string; path: string; toAddress: (path: string) => string }) {
  const { root, path, toAddress } = props;
  const folder = foldersOf(path).at(-1) ?? "";
  const name = path.slice(folder === "" ? 0 : folder.length + 1);
  const trpc = useTRPC();
  const { data } = useQuery(trpc.artifacts.list.queryOptions({ path: joinPath(root, folder) }));
  if (data === undefined) return <Skeleton className="m-4 h-64" />;
  const key = parseStepName(name)?.key;
  const steps = groupSteps(data).find((series) => series.key === key)?.steps ?? [];
  const first = Math.max(
    0,
    steps.findIndex((step) => step.name === name),
  );
  if (steps.length === 0) return <NoPreview reason="The pictures of this key are not there any more." />;
  return (
    <Slider
      key={key}
      steps={steps}
      first={first}
      toAddress={(step) => toAddress(joinPath(folder, step))}
      onRest={(step) => replaceFile(joinPath(folder, step))}
    />
  );
}

function Slider(props: {
  steps: readonly ImageStep[];
  first: number;
  toAddress: (name: string) => string;
  onRest: (name: string) => void;
}) {
  const { steps, first, toAddress, onRest } = props;
  const [index, setIndex] = useState(first);
  const [isMoving, setIsMoving] = useState(false);
  const step = steps[Math.min(index, steps.length - 1)];
  const name = step?.name;
  useEffect(() => {
    if (!isMoving || name === undefined) return undefined;
    const timer = setTimeout(() => {
      setIsMoving(false);
      onRest(name);
    }, restMs);
    return () => clearTimeout(timer);
    // The address is the same function's work at each step.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [isMoving, name]);
  if (step === undefined) return null;
  const shown = isMoving && step.thumbnail !== undefined ? step.thumbnail : step.name;
  return (
    <figure className="p-4">
      <div className="flex items-center gap-3">
        <input
          type="range"
          min={0}
          max={steps.length - 1}
          value={index}
          aria-label={`Step of ${step.key}`}
          aria-valuetext={`Step ${step.step}`}
          onChange={({ target }) => {
            setIndex(Number(target.value));
            setIsMoving(true);
          }}
          className="h-8 min-w-0 flex-1 accent-primary"
        />
        <span className="numeric shrink-0 text-sm text-muted-foreground">
          {index + 1} of {steps.length}
        </span>
      </div>
      <figcaption className="flex flex-wrap gap-x-3 pb-3 text-sm">
        <span className="numeric font-medium">Step {step.step}</span>
        <span className="font-mono text-xs leading-5">{step.key}</span>
        <span className="text-muted-foreground">{formatExactTime(step.timeMs)}</span>
      </figcaption>
      <div className="flex h-[60vh] items-center justify-center">
        {/* oxlint-disable-next-line nextjs/no-img-element */}
        <img
          src={toAddress(shown)}
          alt={`${step.key} at step ${step.step}`}
          className="h-full max-w-full rounded-md object-contain [image-rendering:auto]"
        />
      </div>
    </figure>
  );
}
