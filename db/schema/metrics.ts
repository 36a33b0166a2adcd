import {
  bigint,
  doublePrecision,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  uuid,
} from "drizzle-orm/pg-core";
import { bytes, bytewiseText, teamId } from "./columns.ts";
import { runs } from "./runs.ts";

const int8 = (name: string) => bigint(name, { mode: "bigint" });

/** Points that are not folded yet. Append-only and without a unique index: repeats are dropped where points are read and folded. */
export const metricPoints = pgTable(
  "metric_points",
  {
    teamId: teamId(),
    runId: uuid("run_id").notNull(),
    key: bytewiseText("key").notNull(),
    /** Order of arrival. */
    id: int8("id").notNull().generatedAlwaysAsIdentity(),
    step: int8("step").notNull(),
    timeMs: int8("time_ms").notNull(),
    value: doublePrecision("value").notNull(),
  },
  (t) => [index("metric_points_series").on(t.teamId, t.runId, t.key)],
);

/** Up to 1,000 folded points of one series, packed by `domain/metrics/codec.ts`, with what a chart needs to skip unpacking them. */
export const metricChunks = pgTable(
  "metric_chunks",
  {
    teamId: teamId(),
    runId: uuid("run_id").notNull(),
    key: bytewiseText("key").notNull(),
    /** Counts from 0 within a series, in order of arrival. */
    position: integer("position").notNull(),
    points: integer("points").notNull(),
    stepMin: int8("step_min").notNull(),
    stepMax: int8("step_max").notNull(),
    timeMsMin: int8("time_ms_min").notNull(),
    timeMsMax: int8("time_ms_max").notNull(),
    /** Over the finite values; absent when there is none. */
    valueMin: doublePrecision("value_min"),
    valueMax: doublePrecision("value_max"),
    valueSum: doublePrecision("value_sum").notNull(),
    finite: integer("finite").notNull(),
    nan: integer("nan").notNull(),
    positiveInfinity: integer("positive_infinity").notNull(),
    negativeInfinity: integer("negative_infinity").notNull(),
    packed: bytes("packed").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.teamId, t.runId, t.key, t.position] }),
    foreignKey({ columns: [t.teamId, t.runId], foreignColumns: [runs.teamId, runs.id] }).onDelete("cascade"),
  ],
);

/** One row per run and key: what the run table, search and the run page show without touching points. */
export const metricSummaries = pgTable(
  "metric_summaries",
  {
    teamId: teamId(),
    experimentId: integer("experiment_id").notNull(),
    runId: uuid("run_id").notNull(),
    key: bytewiseText("key").notNull(),
    /** The point that is greatest by (step, time, value); NaN counts as 0 in that comparison. */
    lastValue: doublePrecision("last_value").notNull(),
    lastStep: int8("last_step").notNull(),
    lastTimeMs: int8("last_time_ms").notNull(),
    /** Over values that are not NaN; absent when every value is NaN. */
    minValue: doublePrecision("min_value"),
    minStep: int8("min_step"),
    maxValue: doublePrecision("max_value"),
    maxStep: int8("max_step"),
    /** Points logged; exact once folded, because only then are repeats dropped. */
    points: int8("points").notNull(),
    nan: int8("nan").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.teamId, t.runId, t.key] }),
    foreignKey({ columns: [t.teamId, t.runId], foreignColumns: [runs.teamId, runs.id] }).onDelete("cascade"),
    index("metric_summaries_ranking").on(
      t.teamId,
      t.experimentId,
      t.key,
      t.lastValue.desc().nullsFirst(),
      t.runId,
    ),
  ],
);
