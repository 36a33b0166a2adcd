import { firstTag, type Facts } from "./facts.ts";
import { parseRepository } from "./repository.ts";
import type { Gap, Part, Step } from "./schema.ts";
import { commandOf } from "#server/core/shell.ts";

/** What a run adds, and the params that its command already carries. */
export type Execution = Part & { passesParams: boolean };

const argumentsGap: Gap = {
  what: "The command line",
  why: "MLflow records the script but not its arguments.",
  record: `mlflow.set_tag("run.argv", json.dumps(sys.orig_argv))`,
};

const scriptGap: Gap = {
  what: "The script",
  why: "The run does not name a script or notebook that a clone would have.",
  record: `mlflow.set_tag("run.argv", json.dumps(["python", "train.py"]))`,
};

const placeGap = (name: string): Gap => ({
  what: "Where the script is in the repository",
  why: `It was started by a path outside a clone, so ${name} at the top is a guess.`,
  record: "python path/to/train.py  # from the top of the repository",
});

/** A project says it by its entry point; other runs by the recorded command line, or by the script's name alone. */
export function planExecution(facts: Facts): Execution {
  if (isProject(facts)) return { steps: [projectStep(facts)], gaps: [], passesParams: true };
  const command = readArguments(facts.tags.get("run.argv"));
  if (command !== undefined) return { steps: [runStep(facts, command)], gaps: [], passesParams: true };
  return { ...planScript(facts), passesParams: false };
}

function isProject(facts: Facts): boolean {
  return facts.tags.has("mlflow.project.entryPoint") || facts.tags.get("mlflow.source.type") === "PROJECT";
}

function projectStep(facts: Facts): Step {
  const entryPoint = firstTag(facts, "mlflow.project.entryPoint") ?? "main";
  const subfolder = parseRepository(firstTag(facts, "mlflow.source.name") ?? "")?.subfolder;
  const params = facts.params.map(({ key, value }) => `--param-list=${key}=${value}`);
  const place = subfolder === undefined || leadsUpwards(subfolder) ? "." : `./${subfolder}`;
  return runStep(facts, ["mlflow", "run", `--entry-point=${entryPoint}`, ...params, place]);
}

function planScript(facts: Facts): Part {
  const recorded = firstTag(facts, "mlflow.source.name");
  const isNotebook = facts.tags.get("mlflow.source.type") === "NOTEBOOK";
  if (recorded === undefined || isLauncher(recorded)) return { steps: [], gaps: [scriptGap] };
  const { path, isGuess } = placeOf(recorded);
  const gaps = [...(isGuess ? [placeGap(path)] : []), ...(isNotebook ? [] : [argumentsGap])];
  const command = isNotebook
    ? ["jupyter", "nbconvert", "--to", "notebook", "--execute", "--output=reproduced.ipynb", path]
    : ["python", path];
  return { steps: [runStep(facts, command)], gaps };
}

/** The result comes back to the same experiment, beside the original. */
function runStep({ serverUrl, experimentId }: Facts, command: string[]): Step {
  const lines = [
    `export ${commandOf(`MLFLOW_TRACKING_URI=${serverUrl}`, `MLFLOW_EXPERIMENT_ID=${experimentId}`)}`,
    commandOf(...command),
  ];
  const note = "Logs a new run into the same experiment: MLFLOW_TRACKING_TOKEN needs the scope log.";
  return { title: "Run it", command: lines.join("\n"), note };
}

/** What Python was started with, as a JSON list of words. Only Python: a tag is no place to put other commands in people's hands. */
function readArguments(recorded: string | undefined): string[] | undefined {
  const words = parseWords(recorded);
  const [interpreter, ...rest] = words ?? [];
  const name = interpreter?.replace(/^.*[\\/]/su, "").replace(/\.exe$/iu, "");
  if (name === undefined || !/^python[\d.]*$/u.test(name) || rest.length === 0) return undefined;
  return ["python", ...rest];
}

function parseWords(recorded: string | undefined): string[] | undefined {
  try {
    const words: unknown = JSON.parse(recorded ?? "");
    const areWords = Array.isArray(words) && words.every((word) => typeof word === "string");
    return areWords ? words : undefined;
  } catch {
    return undefined;
  }
}

/** Kernels and shells that run what is typed, not what is in a file. */
const isLauncher = (name: string) =>
  /(?:^|[\\/])(?:\w*kernel_launcher|ipython3?|-c|<stdin>)(?:\.py)?$/u.test(name);

/** `./` before a relative path, so that it can never be an option; only the name of one that leads out of the clone. */
function placeOf(recorded: string): { path: string; isGuess: boolean } {
  const isGuess = /^(?:[/\\]|[a-z]:)/iu.test(recorded) || leadsUpwards(recorded);
  const path = isGuess ? recorded.replace(/^.*[\\/]/su, "") : recorded.replace(/^(?:\.\/)+/u, "");
  return { path: `./${path}`, isGuess };
}

const leadsUpwards = (path: string) => path.split(/[\\/]/u).includes("..");
