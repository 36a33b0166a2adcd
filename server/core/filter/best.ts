const LOWER_IS_BETTER =
  /(^|[^a-z])(l1|l2|loss|losses|err|error|errors|mse|rmse|mae|mape|smape|rmsle|logloss|nll|perplexity|ppl|wer|cer|mer|fid|kl|divergence|distance|latency|duration|time|seconds|ms|cost|regret|brier|deviance|huber|ece|eer)([^a-z]|$)/;

/**
 * Which end of a metric is its best. MLflow records no direction, so the name decides: a key with a word such as
 * `loss`, `error`, `rmse` or `latency` is best at its minimum, every other at its maximum.
 */
export function bestOf(key: string): "min" | "max" {
  const words = key.replace(/([a-z])([A-Z])/g, "$1_$2").toLowerCase();
  return LOWER_IS_BETTER.test(words) ? "min" : "max";
}
