import {
  chartSeries,
  getHistory,
  getHistoryBulk,
  listMetrics,
  logMetrics,
  sampleHistories,
} from "#server/domain/metrics/index.ts";
import { procedure, router } from "./init.ts";

/** Metrics: log points, read them whole, as a sample or as curves, and list what is kept of each. */
export const metricsRouter = router({
  log: procedure(logMetrics),
  list: procedure(listMetrics),
  chart: procedure(chartSeries),
  history: procedure(getHistory),
  historyBulk: procedure(getHistoryBulk),
  sample: procedure(sampleHistories),
});
