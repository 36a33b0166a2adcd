import { firstTag, type Facts } from "./facts.ts";
import type { Gap, Part, Step } from "./schema.ts";
import { commandOf } from "#server/core/shell.ts";

const nothingRecorded: Gap = {
  what: "The data",
  why: "Neither a dataset nor a data version is recorded.",
  record: `mlflow.set_tag("data_version", "v3")  # and mlflow.log_input(…) for its digest`,
};

const onlyDescribed: Gap = {
  what: "How to get the data",
  why: "Datasets are recorded by name and digest, but no command fetches that version.",
  record: `mlflow.set_tag("dvc.path", "data/train.csv.dvc")`,
};

/** `dvc pull` where DVC or a data version is mentioned: in tags, in params, or by a dataset's source. */
export function planData(facts: Facts): Part {
  const version = firstTag(facts, "data_version", "dvc.version") ?? paramOf(facts, "data_version");
  const usesDvc = version !== undefined || [...facts.tags.keys()].some((key) => key.startsWith("dvc."));
  if (usesDvc || facts.datasets.some(isKeptByDvc)) return { steps: [pullStep(facts, version)], gaps: [] };
  return { steps: [], gaps: [facts.datasets.length === 0 ? nothingRecorded : onlyDescribed] };
}

function pullStep(facts: Facts, version: string | undefined): Step {
  const targets = listTargets(facts);
  const remote = firstTag(facts, "dvc.remote");
  const revision = firstTag(facts, "dvc.rev", "dvc.commit");
  const pull = ["dvc", "pull", ...(remote === undefined ? [] : [`--remote=${remote}`])];
  const lines = [commandOf(...pull, ...(targets.length === 0 ? [] : ["--", ...targets]))];
  // Only with paths: a revision without them would replace the code as well.
  if (revision !== undefined && isRevision(revision) && targets.length > 0) {
    lines.unshift(commandOf("git", "checkout", revision, "--", ...targets));
  }
  const step = { title: "Get the data", command: lines.join("\n") };
  if (version === undefined) return step;
  return {
    ...step,
    note: `The run names the data version ${version}. What is pulled is what the .dvc files of this commit name: check that they agree.`,
  };
}

function listTargets(facts: Facts): string[] {
  const recorded = firstTag(facts, "dvc.path", "dvc.paths", "dvc.target", "dvc.targets") ?? "";
  return recorded
    .split(",")
    .map((target) => target.trim())
    .filter((target) => target !== "");
}

/** What stands before `--` must not read as an option. */
const isRevision = (text: string) => /^\w[\w./-]*$/u.test(text);

function isKeptByDvc({ dataset }: Facts["datasets"][number]): boolean {
  return dataset.sourceType === "dvc" || /\.dvc\b/u.test(dataset.source);
}

function paramOf({ params }: Facts, name: string): string | undefined {
  return params.find(({ key, value }) => key === name && value !== "")?.value;
}
