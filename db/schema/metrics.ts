import { sql } from "drizzle-orm";
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
import { bytes, bytewiseText, instant, teamId } from "./columns.ts";
import { runs } from "./runs.ts";

const int8 = (name: string) => bigint(name, { mode: "bigint" });

/**
 * Points as they arrived: one row per series and commit, packed like a chunk, until the folding job makes chunks of them.
 * Append-only and without a foreign key, so that logging stays cheap; the summary, written in the same statement, has one.
 */
export const metricArrivals = pgTable(
  "metric_arrivals",
  {
    teamId: teamId(),
    runId: uuid("run_id").notNull(),
    key: bytewiseText("key").notNull(),
    /** Order of arrival. */
    id: int8("id").notNull().generatedAlwaysAsIdentity(),
    arrivedAt: instant("arrived_at").notNull().defaultNow(),
    points: integer("points").notNull(),
    packed: bytes("packed").notNull(),
  },
  (t) => [index("metric_arrivals_series").on(t.teamId, t.runId, t.key)],
);

/**
 * Up to 1,000 points of one series in the order of a history, packed by `domain/metrics/codec.ts`, with what a chart needs
 * to skip unpacking them. A full chunk never changes; only the last one may be short, and grows.
 */
export const metricChunks = pgTable(
  "metric_chunks",
  {
    teamId: teamId(),
    runId: uuid("run_id").notNull(),
    key: bytewiseText("key").notNull(),
    /** Counts from 0 within a series: of two equal times and steps the one in the lower position arrived first. */
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
    /** Points that still lie in `metric_arrivals`. */
    unfolded: int8("unfolded")
      .notNull()
      .default(sql`0`),
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
    /** What the folding job looks for; a series enters it once in a thousand points. */
    index("metric_summaries_unfolded")
      .on(t.teamId, t.runId, t.key)
      .where(sql`${t.unfolded} >= 1000`),
  ],
);
