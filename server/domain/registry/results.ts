import type { VersionMetric, VersionResults } from "./schema.ts";

type Stem = { version: number; runId: string | null; loggedModelId: string | null };
type Pair = { id: string; key: string; value: string };
type Point = { id: string; key: string; value: number; step: bigint };

/** What was read of the runs and logged models that versions stem from, each with the id of what it is of. */
type Read = {
  runs: { id: string; name: string; experimentId: number }[];
  ofRuns: Point[];
  paramsOfRuns: Pair[];
  ofModels: (Point & { datasetName: string; datasetDigest: string })[];
  paramsOfModels: Pair[];
};

/**
 * Joins versions with what is known of their training. A run may have made several models, so that a logged model's own values count
 * before the run's.
 */
export function joinResults(stems: readonly Stem[], read: Read): VersionResults[] {
  const runs = new Map(read.runs.map((run) => [run.id, run]));
  const [ofRuns, ofModels] = [groupById(read.ofRuns), groupById(read.ofModels)];
  const [paramsOfRuns, paramsOfModels] = [groupById(read.paramsOfRuns), groupById(read.paramsOfModels)];
  return stems.map(({ version, runId, loggedModelId }) => {
    const [run, model] = [runId ?? "", loggedModelId ?? ""];
    const own = (ofModels.get(model) ?? []).map(
      ({ key, value, step, datasetName: name, datasetDigest: digest }): VersionMetric => ({
        key,
        value,
        step,
        dataset: name === "" ? undefined : { name, digest },
        of: "loggedModel",
      }),
    );
    const trained = (ofRuns.get(run) ?? []).map(({ key, value, step }): VersionMetric => ({
      key,
      value,
      step,
      dataset: undefined,
      of: "run",
    }));
    return {
      version,
      run: runs.get(run),
      params: merge(paramsOfModels.get(model) ?? [], paramsOfRuns.get(run) ?? []).map(({ key, value }) => ({
        key,
        value,
      })),
      metrics: merge(own, trained),
    };
  });
}

/** The first list, and of the second what the first has not, ordered by key. */
function merge<Item extends { key: string }>(first: readonly Item[], second: readonly Item[]): Item[] {
  const known = new Set(first.map(({ key }) => key));
  return [...first, ...second.filter(({ key }) => !known.has(key))].toSorted((a, b) =>
    a.key < b.key ? -1 : Number(a.key > b.key),
  );
}

function groupById<Item extends { id: string }>(items: readonly Item[]): Map<string, Item[]> {
  return Map.groupBy(items, ({ id }) => id);
}
