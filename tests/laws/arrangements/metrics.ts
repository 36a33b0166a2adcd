import type { Caller } from "#server/auth/caller.ts";
import {
  chartSeries,
  getHistory,
  getHistoryBulk,
  listMetrics,
  logBatch,
  logMetrics,
  readHistory,
  sampleHistories,
} from "#server/domain/metrics/index.ts";
import { arrangement } from "../arrangement.ts";
import { makeRun } from "../things.ts";

const runId = async (caller: Caller) => (await makeRun(caller)).runId;
const points = [{ key: "accuracy", value: 0.9, timeMs: 5_000, step: 1 }];

export const metricArrangements = [
  arrangement(logMetrics, "notFound", async (caller) => ({ runId: await runId(caller), metrics: points })),
  arrangement(logBatch, "notFound", async (caller) => ({
    runId: await runId(caller),
    metrics: points,
    params: [{ key: "depth", value: "3" }],
    tags: [{ key: "stage", value: "final" }],
  })),
  arrangement(listMetrics, "nothing", async (caller) => ({ runIds: [await runId(caller)] })),
  arrangement(getHistory, "notFound", async (caller) => ({ runId: await runId(caller), key: "loss" })),
  arrangement(readHistory, "notFound", async (caller) => ({ runId: await runId(caller), key: "loss" })),
  arrangement(getHistoryBulk, "nothing", async (caller) => ({ runIds: [await runId(caller)], key: "loss" })),
  arrangement(sampleHistories, "nothing", async (caller) => ({ runIds: [await runId(caller)], key: "loss" })),
  arrangement(chartSeries, "nothing", async (caller) => ({ runIds: [await runId(caller)], keys: ["loss"] })),
];
