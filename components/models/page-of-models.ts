import { formatText } from "#server/core/filter/format.ts";
import type { LoggedModel } from "#server/domain/models/schema.ts";

/** A logged model as a list shows it, with the name of its source run where that is a run of the experiment. */
export type ListedModel = Pick<
  LoggedModel,
  "id" | "name" | "modelType" | "status" | "sourceRunId" | "createdAtMs" | "metrics"
> & { runName: string | undefined };

export type ModelPage = { models: ListedModel[]; nextPageToken: string | undefined };

const isRunId = /^[0-9a-f]{32}$/u;

/** The question for the runs of an experiment that some models come from; clients may have named anything as a source. */
export function runNamesInput(experimentId: number, models: readonly Pick<LoggedModel, "sourceRunId">[]) {
  const ids = new Set(models.map(({ sourceRunId }) => sourceRunId).filter((id) => isRunId.test(id)));
  return {
    experimentIds: [experimentId],
    filter: `run_id IN (${[...ids, "none"].map(formatText).join(", ")})`,
    view: "all" as const,
    limit: ids.size + 1,
    keys: { metrics: [], params: [], tags: [] },
  };
}

/** What a list needs of the models it found; params and tags stay behind. */
export function joinRunNames(
  models: readonly LoggedModel[],
  runs: readonly { id: string; name: string }[],
): ListedModel[] {
  const names = new Map(runs.map(({ id, name }) => [id, name]));
  return models.map(({ id, name, modelType, status, sourceRunId, createdAtMs, metrics }) => {
    const runName = names.get(sourceRunId);
    return { id, name, modelType, status, sourceRunId, createdAtMs, metrics, runName };
  });
}

/** The value of a metric that filters and orders compare: the latest, whatever it was measured on. */
export function latestOf(model: Pick<LoggedModel, "metrics">, key: string) {
  return model.metrics.findLast((metric) => metric.key === key);
}
