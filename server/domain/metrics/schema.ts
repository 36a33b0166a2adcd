import { z } from "zod";
import { Key } from "#server/core/names.ts";
import { RunId } from "#server/domain/runs/schema.ts";
import type { Int64 } from "./columns.ts";

/** Most points one call takes, as in MLflow. */
export const METRICS_MAX = 1_000;

/** The most points of a page of history: what MLflow's clients ask for. */
export const HISTORY_PAGE_MAX = 25_000;

/** The most points of a run that a sample of histories holds, as in MLflow. */
export const SAMPLE_MAX = 2_500;

/** The most runs a bulk reading takes. */
export const BULK_RUNS_MAX = 100;

const int64Message = "Takes an integer of 64 bits: a safe number, or a bigint beyond it.";

/** A 64-bit integer, as a safe number or a bigint. */
export const Int64Input = z.custom<Int64>(isInt64, int64Message);

/** Milliseconds since the epoch, UTC; 64 bits. */
export const PointTime = z.custom<Int64>(
  (time) => isInt64(time) && time >= 0,
  "Takes milliseconds since the epoch, 0 or more.",
);

/** Any double: NaN and the infinities are values, too. */
export const PointValue = z.custom<number>(
  (value) => typeof value === "number",
  "Takes a number; NaN, Infinity and -Infinity count.",
);

export type MetricPoint = z.output<typeof MetricPoint>;
export const MetricPoint = z.strictObject({
  key: Key,
  value: PointValue,
  timeMs: PointTime,
  step: Int64Input.default(0),
});

export const LogMetrics = z.strictObject({
  runId: RunId,
  metrics: z.array(MetricPoint).min(1).max(METRICS_MAX),
});

/** One series. A page without `max` holds as many points as a page can. */
export const GetHistory = z.strictObject({
  runId: RunId,
  key: z.string(),
  max: z.int().min(1).max(HISTORY_PAGE_MAX).default(HISTORY_PAGE_MAX),
  pageToken: z.string().optional(),
});

/** One series, whole or from where a page ended. */
export const ReadHistory = GetHistory.omit({ max: true });

/** Runs and metrics charted in one call at most, curves that come of them, and buckets of one curve. */
export const CHART_RUNS_MAX = 100;
export const CHART_KEYS_MAX = 50;
export const CURVES_MAX = 1_000;
export const BUCKETS_MAX = 2_000;

/** What stands on the x axis: the step, milliseconds since the run's start, or milliseconds since the epoch. */
export const Axis = z.enum(["step", "relative", "wall"]);
export type Axis = z.output<typeof Axis>;

/** A part of the x axis, both ends included. */
export type Range = z.output<typeof Range>;
export const Range = z.strictObject({ from: z.number(), to: z.number() });

export const ChartSeries = z
  .strictObject({
    runIds: z.array(RunId).min(1).max(CHART_RUNS_MAX),
    keys: z.array(z.string()).min(1).max(CHART_KEYS_MAX),
    axis: Axis.default("step"),
    range: Range.optional(),
    buckets: z.int().min(2).max(BUCKETS_MAX).default(1_000),
  })
  .refine(
    ({ runIds, keys }) => runIds.length * keys.length <= CURVES_MAX,
    `Takes at most ${CURVES_MAX} curves: ask for fewer metrics or runs at a time.`,
  );

/** Every metric of these runs, or only these. */
export const ListMetrics = z.strictObject({
  runIds: z.array(RunId).min(1).max(1_000),
  keys: z.array(z.string()).max(1_000).optional(),
});

const bulk = {
  runIds: z.array(RunId).min(1).max(BULK_RUNS_MAX),
  key: z.string(),
};

export const GetHistoryBulk = z.strictObject({
  ...bulk,
  max: z.int().min(1).max(HISTORY_PAGE_MAX).default(HISTORY_PAGE_MAX),
});

/** Steps from `start` to `end`, both included; without both, all. */
export const SampleHistories = z.strictObject({
  ...bulk,
  steps: z.strictObject({ start: Int64Input, end: Int64Input }).optional(),
  maxPerRun: z.int().min(1).max(SAMPLE_MAX).default(SAMPLE_MAX),
});

function isInt64(value: unknown): value is Int64 {
  if (typeof value === "number") return Number.isSafeInteger(value);
  return typeof value === "bigint" && BigInt.asIntN(64, value) === value;
}
