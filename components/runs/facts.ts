import { commitLink } from "./git-link.ts";
import type { RunDetails } from "./run-details.ts";
import { tagOf } from "./run-details.ts";

/** Where a run comes from, as far as its client recorded it. */
export type Origin = {
  commit?: { id: string; href?: string };
  branch?: string;
  /** There were changes that no commit holds. */
  dirty: boolean;
  /** The script, notebook or project that ran. */
  source?: string;
  sourceKind?: string;
  dataVersions: { name: string; value: string }[];
  environment: { name: string; value: string }[];
};

/** Reads a run's origin from the tags that MLflow and DVC clients write. */
export function originOf(run: Pick<RunDetails, "tags">): Origin {
  const id = tagOf(run, "mlflow.source.git.commit") ?? tagOf(run, "git.commit");
  const repository =
    tagOf(run, "mlflow.source.git.repoURL") ?? tagOf(run, "git.remote") ?? tagOf(run, "mlflow.source.name");
  const href = commitLink(repository, id);
  return {
    ...(id === undefined ? {} : { commit: href === undefined ? { id } : { id, href } }),
    ...optional("branch", tagOf(run, "mlflow.source.git.branch") ?? tagOf(run, "git.branch")),
    dirty: /^true$/iu.test(tagOf(run, "mlflow.source.git.dirty") ?? tagOf(run, "git.dirty") ?? ""),
    ...optional("source", tagOf(run, "mlflow.source.name")),
    ...optional("sourceKind", tagOf(run, "mlflow.source.type")?.toLowerCase()),
    dataVersions: run.tags
      .filter(({ key }) => dataKeys.test(key))
      .map(({ key, value }) => ({ name: key, value })),
    environment: environmentTags.flatMap(([key, name]) => {
      const value = tagOf(run, key);
      return value === undefined ? [] : [{ name, value }];
    }),
  };
}

const dataKeys = /^(data[._]version|dataset[._]version|dvc\.[\w.-]+)$/u;

const environmentTags = [
  ["mlflow.project.env", "Project environment"],
  ["mlflow.docker.image.uri", "Image"],
  ["mlflow.autologging", "Autologging"],
  ["python.version", "Python"],
  ["mlflow.project.entryPoint", "Entry point"],
] as const;

function optional<Key extends string>(key: Key, value: string | undefined): Partial<Record<Key, string>> {
  const fact: Partial<Record<Key, string>> = {};
  if (value !== undefined && value !== "") fact[key] = value;
  return fact;
}
