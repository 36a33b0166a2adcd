import { formatText } from "#server/core/filter/format.ts";
import type { LoggedModel } from "#server/domain/models/schema.ts";
import type { ModelVersion } from "#server/domain/registry/schema.ts";

/** A logged model as a list shows it, with the name of its source run where that is a run of the experiment, and the versions it was registered as, newest first. */
export type ListedModel = Pick<
  LoggedModel,
  "id" | "name" | "modelType" | "status" | "sourceRunId" | "createdAtMs" | "metrics"
> & { runName: string | undefined; versions: readonly Registered[] };

type Registered = Pick<ModelVersion, "name" | "version" | "loggedModelId">;

export type ModelPage = { models: ListedModel[]; nextPageToken: string | undefined };

/** The ways to read what a list says beside the models; the page on the server and the browser have their own. */
type Read = {
  runs: (input: ReturnType<typeof runsInput>) => Promise<{ runs: readonly { id: string; name: string }[] }>;
  versions: (input: { loggedModelIds: string[] }) => Promise<readonly ModelVersion[]>;
};

/** A page of models with what the list says beside each; params and tags stay behind. */
export async function completePage(
  experimentId: number,
  found: { models: readonly LoggedModel[]; nextPageToken: string | undefined },
  read: Read,
): Promise<ModelPage> {
  const [{ runs }, versions] = await Promise.all([
    read.runs(runsInput(experimentId, found.models)),
    read.versions({ loggedModelIds: found.models.map(({ id }) => id) }),
  ]);
  const names = new Map(runs.map(({ id, name }) => [id, name]));
  const registered = Map.groupBy(versions.map(shortened), ({ loggedModelId }) => loggedModelId);
  const models = found.models.map(
    ({ id, name, modelType, status, sourceRunId, createdAtMs, metrics }): ListedModel => {
      const runName = names.get(sourceRunId);
      const of = registered.get(id) ?? [];
      return { id, name, modelType, status, sourceRunId, createdAtMs, metrics, runName, versions: of };
    },
  );
  return { models, nextPageToken: found.nextPageToken };
}

const shortened = ({ name, version, loggedModelId }: ModelVersion): Registered => ({
  name,
  version,
  loggedModelId,
});

const isRunId = /^[0-9a-f]{32}$/u;

/** The question for the runs of an experiment that some models come from; clients may have named anything as a source. */
function runsInput(experimentId: number, models: readonly Pick<LoggedModel, "sourceRunId">[]) {
  const ids = new Set(models.map(({ sourceRunId }) => sourceRunId).filter((id) => isRunId.test(id)));
  return {
    experimentIds: [experimentId],
    filter: `run_id IN (${[...ids, "none"].map(formatText).join(", ")})`,
    view: "all" as const,
    limit: ids.size + 1,
    keys: { metrics: [], params: [], tags: [] },
  };
}

/** The value of a metric that filters and orders compare: the latest, whatever it was measured on. */
export function latestOf(model: Pick<LoggedModel, "metrics">, key: string) {
  return model.metrics.findLast((metric) => metric.key === key);
}
