/** Points that follow one another, as one thing to draw. A bucket of one point has `min = max = mean`. */
export type Bucket = {
  /** On the axis shown: step, ms since the run's start, or ms since the epoch. */
  x: number;
  /** Over the finite values; absent when the bucket holds only NaN and infinities, which leaves a gap in the line. */
  min: number | null;
  max: number | null;
  mean: number | null;
  /** Points it stands for, NaN and infinities included. */
  count: number;
};

export type OddValue = "NaN" | "Infinity" | "-Infinity";

/** Where a series has values that no axis can hold. */
export type OddMark = { x: number; value: OddValue; count: number };

/** One curve: a metric of a run, in the run's colour. */
export type Series = {
  runId: string;
  /** The run's name. */
  label: string;
  /** A CSS colour that follows the theme. */
  color: string;
  /** An SVG dash pattern, for the runs beyond the twelve colours. */
  dash?: string;
  /** In the order of `x`. */
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
