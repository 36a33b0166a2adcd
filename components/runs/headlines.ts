/** Metrics shown large on a run's page. */
const headlinesMax = 4;

/** What people look at first, the most telling first. Matches whole words of a key. */
const telling = [
  /(^|[^a-z])(accuracy|acc|auc|roc_auc|f1|f1_score|map|ndcg|iou|bleu|rouge|r2|r2_score|score)([^a-z]|$)/u,
  /(^|[^a-z])(loss|rmse|mse|mae|error|perplexity|log_loss|logloss)([^a-z]|$)/u,
  /(^|[^a-z])(precision|recall|balanced_accuracy)([^a-z]|$)/u,
];
const heldOut = /(^|[^a-z])(test|val|valid|validation|eval|dev|cv)([^a-z]|$)/u;

/**
 * The keys of the metrics that matter most: the experiment's primary metric, then scores before losses before the
 * rest, those of held-out data before those of training. System metrics are never among them.
 */
export function pickHeadlines(keys: readonly string[], primary?: string): string[] {
  return keys
    .filter((key) => !key.startsWith("system/"))
    .map((key) => ({ key, rank: rankOf(key, primary) }))
    .toSorted((a, b) => a.rank - b.rank || a.key.length - b.key.length || (a.key < b.key ? -1 : 1))
    .slice(0, headlinesMax)
    .map(({ key }) => key);
}

function rankOf(key: string, primary: string | undefined): number {
  if (key === primary) return -1;
  const words = key.replaceAll(/([a-z])([A-Z])/gu, "$1_$2").toLowerCase();
  const kind = telling.findIndex((pattern) => pattern.test(words));
  return (kind === -1 ? telling.length : kind) * 2 + (heldOut.test(words) ? 0 : 1);
}
