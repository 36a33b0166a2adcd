import { Counter, Histogram } from "prom-client";
import { AppError, toAppError } from "./errors.ts";
import { log } from "./log.ts";
import { oncePerProcess } from "./process.ts";

const metrics = oncePerProcess("operation-metrics", () => ({
  seconds: new Histogram({
    name: "saigen_operation_seconds",
    help: "How long an operation took, by action",
    labelNames: ["action"],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
  }),
  failures: new Counter({
    name: "saigen_operation_failures_total",
    help: "Operations that ended in an error, by action and kind of error",
    labelNames: ["action", "kind"],
  }),
}));

/** Times one operation and counts how it ended; unexpected errors are logged here, once, with their private cause. */
export async function measure<T>(action: string, work: () => Promise<T>): Promise<T> {
  const stop = metrics.seconds.startTimer({ action });
  try {
    return await work();
  } catch (thrown) {
    const error = toAppError(thrown);
    metrics.failures.inc({ action, kind: error.kind });
    if (error.kind === "internal") log.error({ action, err: describe(error) }, "operation failed");
    throw error;
  } finally {
    stop();
  }
}

function describe(error: AppError): unknown {
  const { cause } = error;
  return cause instanceof Error ? { message: cause.message, stack: cause.stack, cause: cause.cause } : cause;
}
