import type { Bucket, OddMark } from "#server/domain/metrics/index.ts";

export type { Bucket, OddMark, OddValue } from "#server/domain/metrics/index.ts";

/** One curve: a metric of a run, in the run's colour. */
export type Series = {
  runId: string;
  /** The run's name. */
  label: string;
  /** A CSS colour that follows the theme. */
  color: string;
  /** An SVG dash pattern, for the runs beyond the twelve colours. */
  dash?: string;
  /** In the order of `x`: a step, ms since the run's start, or ms since the epoch. */
  buckets: readonly Bucket[];
  odd: readonly OddMark[];
  /** Points in the range asked for; the buckets stand for all of them. */
  points: number;
  /** The latest value of the run, whatever part of the axis was asked for; NaN and infinities too. */
  last: number;
};

export type XAxisKind = "step" | "relative" | "wall";
export type ScaleKind = "linear" | "log";

/** A part of the x axis, both ends included. */
export type Range = { from: number; to: number };
