import type { DatasetInput } from "#server/domain/data/index.ts";

/** What is known of how a run was made, gathered from where MLflow and people record it. */
export type Facts = {
  runId: string;
  experimentId: number;
  tags: ReadonlyMap<string, string>;
  params: readonly { key: string; value: string }[];
  datasets: readonly DatasetInput[];
  /** Paths below the team's root of files that describe an environment. */
  environmentFiles: readonly string[];
  /** As `python_env.yaml` names it, e.g. `3.11.9`. */
  pythonVersion: string | undefined;
  /** Where this server is, without a slash at the end. */
  serverUrl: string;
};

/** The first of some tags that has a text. */
export function firstTag({ tags }: Pick<Facts, "tags">, ...keys: string[]): string | undefined {
  return keys.map((key) => tags.get(key)?.trim()).find((value) => value !== undefined && value !== "");
}
