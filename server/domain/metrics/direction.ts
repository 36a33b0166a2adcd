import { bestOf } from "#server/core/filter/best.ts";

/** Which way a metric gets better. */
export type Direction = "up" | "down";

/** Tags of an experiment that say what its primary metric is, as MLflow writes them. */
const primaryName = "mlflow.experiment.primaryMetric.name";
const primaryGreater = "mlflow.experiment.primaryMetric.greaterIsBetter";

/** Quantities that are set, counted or measured and neither good nor bad. */
const neutral =
  /(^|[^a-z])(lr|learning_?rate|epochs?|steps?|iters?|iterations?|momentum|seed|threshold|temperature|count|num|n|size|samples|rows|params|features|tokens|trees|estimators|leaves|rounds|depth|layers|norm|weight_?decay|batch|utilization|power|timestamp)([^a-z]|$)/u;

/**
 * Which way the metric gets better: what the experiment says of its primary metric, else what the name suggests;
 * undefined for the client's system metrics and for quantities that have no better end.
 */
export function directionOf(key: string, experimentTags: ReadonlyMap<string, string>): Direction | undefined {
  if (experimentTags.get(primaryName) === key) {
    const greater = experimentTags.get(primaryGreater)?.toLowerCase();
    if (greater === "true") return "up";
    if (greater === "false") return "down";
  }
  const words = key.replaceAll(/([a-z])([A-Z])/gu, "$1_$2").toLowerCase();
  if (key.startsWith("system/") || neutral.test(words)) return undefined;
  return bestOf(key) === "max" ? "up" : "down";
}
