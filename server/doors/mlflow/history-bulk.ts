import { invalid } from "#server/core/errors.ts";
import { getHistoryBulk, sampleHistories, type RunPoint } from "#server/domain/metrics/index.ts";
import { endpoint, type Endpoint } from "./endpoint.ts";
import { missingValue } from "./field-errors.ts";
import { int64, integer, list, requiredText, text } from "./fields.ts";
import { toDouble, toInt64 } from "./json-write.ts";

/** Most runs one request asks for. */
const runsMax = 100;

/** How a metric went in several runs; MLflow's page asks this. */
export const bulkHistoryEndpoints: readonly Endpoint[] = [
  endpoint({
    methods: ["GET"],
    path: "metrics/get-history-bulk",
    request: { run_id: list(requiredText()), metric_key: text(), max_results: integer() },
    renames: { runIds: "run_id.*", max: "max_results" },
    async answer(caller, { run_id, metric_key, max_results }) {
      assertRuns(run_id, "GetMetricHistoryBulk request must specify at least one run_id.");
      if (!metric_key) throw invalid("GetMetricHistoryBulk request must specify a metric_key.");
      const points = await getHistoryBulk(caller, { runIds: run_id, key: metric_key, max: max_results });
      return { metrics: points.map((point) => toMetric(metric_key, point)) };
    },
  }),
  endpoint({
    methods: ["GET"],
    path: "metrics/get-history-bulk-interval",
    request: {
      run_ids: list(requiredText()),
      metric_key: requiredText(),
      start_step: int64(),
      end_step: int64(),
      max_results: integer(),
    },
    renames: { runIds: "run_ids.*", maxPerRun: "max_results" },
    async answer(caller, { run_ids, metric_key, start_step, end_step, max_results }) {
      assertRuns(run_ids, missingValue("run_ids").message);
      const points = await sampleHistories(caller, {
        runIds: run_ids,
        key: metric_key,
        steps: toSteps(start_step, end_step),
        maxPerRun: max_results,
      });
      return { metrics: points.map((point) => toMetric(metric_key, point)) };
    },
  }),
];

function assertRuns(runIds: readonly string[], none: string): void {
  if (runIds.length === 0) throw invalid(none);
  if (runIds.length > runsMax) {
    throw invalid(
      `GetMetricHistoryBulk request cannot specify more than ${runsMax} run_ids. Received ${runIds.length} run_ids.`,
    );
  }
}

type Int64 = number | bigint;

function toSteps(start: Int64 | undefined, end: Int64 | undefined): { start: Int64; end: Int64 } | undefined {
  if (start === undefined && end === undefined) return undefined;
  if (start === undefined || end === undefined) {
    throw invalid("If either start step or end step are specified, both must be specified.");
  }
  if (start > end) {
    throw invalid(`end_step must be greater than start_step. Found start_step=${start} and end_step=${end}.`);
  }
  return { start, end };
}

const toMetric = (key: string, { runId, value, timeMs, step }: RunPoint) => ({
  key,
  value: toDouble(value),
  timestamp: toInt64(timeMs),
  step: toInt64(step),
  run_id: runId,
});
