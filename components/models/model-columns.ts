import { columnFormat, type NumberFormat } from "#components/common/format/number.ts";
import { pickHeadlines } from "#components/runs/headlines.ts";
import type { ListSort } from "./list-view.ts";
import { latestOf, type ListedModel } from "./page-of-models.ts";

/** A metric beside the models, with the format of its column. */
export type MetricColumn = { key: string; field: string; format: NumberFormat };

const metricPrefix = "metrics.";

/** The metrics a list shows: the most telling of its first page, so that none comes with the next, and the one it is sorted by. */
export function chooseMetrics(firstPage: readonly ListedModel[], sort: ListSort | undefined): string[] {
  const keys = new Set(firstPage.flatMap(({ metrics }) => metrics.map(({ key }) => key)));
  const telling = pickHeadlines([...keys]);
  const sorted = sort?.field.startsWith(metricPrefix) ? sort.field.slice(metricPrefix.length) : undefined;
  return sorted === undefined || telling.includes(sorted) ? telling : [sorted, ...telling];
}

/** The columns of these metrics for the rows that are loaded. */
export const layOutMetrics = (keys: readonly string[], models: readonly ListedModel[]): MetricColumn[] =>
  keys.map((key) => ({
    key,
    field: `${metricPrefix}${key}`,
    format: columnFormat(models.flatMap((model) => latestOf(model, key)?.value ?? [])),
  }));
