import { firstTag, type Facts } from "./facts.ts";
import { cloneProtocols, parseRepository } from "./repository.ts";
import type { Gap, Part, Step } from "./schema.ts";
import { commandOf, quote } from "#server/core/shell.ts";

/** A patch has to fit one argument of a command: Linux takes 128 KiB. */
const patchLengthMax = 100_000;

const remoteGap: Gap = {
  what: "The address of the repository",
  why: "MLflow records the commit but not where to clone from, unless the run was started by mlflow run.",
  record: `mlflow.set_tag("git.remote", subprocess.getoutput("git remote get-url origin"))`,
};

const commitGap: Gap = {
  what: "The commit",
  why: "Without it nobody knows which state of the code ran. MLflow records it when the script lies in a Git checkout and GitPython is installed.",
  record: "pip install gitpython",
};

const patchGap: Gap = {
  what: "The uncommitted changes",
  why: "The working copy had changes that the commit does not have.",
  record: `mlflow.set_tag("git.diff", subprocess.getoutput("git diff HEAD"))`,
};

const cleanlinessGap: Gap = {
  what: "Whether the working copy was clean",
  why: "Changes that were not committed would be missing from the clone.",
  record: `mlflow.set_tag("git.dirty", str(bool(subprocess.getoutput("git status --porcelain"))).lower())`,
};

/** Clone, check out, apply what was not committed. */
export function planCode(facts: Facts): Part {
  const recorded = firstTag(facts, "git.remote", "mlflow.source.git.repoURL", "mlflow.git.repo_url");
  const repository =
    parseRepository(recorded ?? "") ?? parseRepository(firstTag(facts, "mlflow.source.name") ?? "");
  const commit = findCommit(facts);
  const gaps = [
    ...(repository === undefined ? [remoteGap] : []),
    ...(commit === undefined ? [commitGap] : []),
  ];
  if (repository === undefined) return { steps: [], gaps };
  const patch = planPatch(facts);
  const get = cloneStep(facts, repository.address, commit);
  return { steps: [get, ...patch.steps], gaps: [...gaps, ...patch.gaps] };
}

/** Folder that the code is cloned into. */
export const folderOf = (facts: Pick<Facts, "runId">): string => `run-${facts.runId.slice(0, 8)}`;

function findCommit(facts: Facts): string | undefined {
  const commit = firstTag(facts, "mlflow.source.git.commit", "git.commit", "mlflow.git.commit");
  return commit !== undefined && /^[0-9a-f]{7,64}$/iu.test(commit) ? commit : undefined;
}

function cloneStep(facts: Facts, address: string, commit: string | undefined): Step {
  const folder = folderOf(facts);
  const allowed = `GIT_ALLOW_PROTOCOL=${cloneProtocols.join(":")}`;
  const branch = firstTag(facts, "mlflow.source.git.branch", "git.branch", "mlflow.git.branch");
  const enter = commandOf("cd", folder);
  if (commit !== undefined) {
    const clone = commandOf("git", "clone", "--no-checkout", "--", address, folder);
    const checkout = commandOf("git", "checkout", "--detach", commit);
    return { title: "Get the code", command: [`${allowed} ${clone}`, enter, checkout].join("\n") };
  }
  const options = branch === undefined ? [] : [`--branch=${branch}`];
  const clone = commandOf("git", "clone", ...options, "--", address, folder);
  const note = "The commit is not recorded: this is the newest state, not what ran.";
  return { title: "Get the code", command: [`${allowed} ${clone}`, enter].join("\n"), note };
}

function planPatch(facts: Facts): Part {
  const dirty = firstTag(facts, "git.dirty", "mlflow.source.git.dirty", "mlflow.git.dirty")?.toLowerCase();
  const patch =
    facts.tags.get("git.diff") ??
    facts.tags.get("mlflow.source.git.diff") ??
    facts.tags.get("mlflow.git.diff");
  if (patch !== undefined && patch.trim() !== "" && patch.length <= patchLengthMax) {
    const command = `printf '%s\\n' ${quote(patch)} | git apply --whitespace=nowarn`;
    return { steps: [{ title: "Apply the changes that were not committed", command }], gaps: [] };
  }
  if (dirty === "true") return { steps: [], gaps: [patchGap] };
  return { steps: [], gaps: dirty === undefined && patch === undefined ? [cleanlinessGap] : [] };
}
