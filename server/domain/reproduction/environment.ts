import { encodePath } from "#server/core/encode-path.ts";
import type { Facts } from "./facts.ts";
import type { Gap, Part, Step } from "./schema.ts";
import { commandOf, quote } from "#server/core/shell.ts";

/** Files that describe an environment, the most useful first. */
export const environmentNames = ["requirements.txt", "conda.yaml", "python_env.yaml"] as const;

const packagesGap: Gap = {
  what: "The installed packages",
  why: "MLflow keeps them only beside a logged model.",
  record: `mlflow.log_text(subprocess.getoutput("pip freeze"), "requirements.txt")`,
};

/** Fetches the recorded environment file from this server and installs it beside the code. */
export function planEnvironment(facts: Facts): Part {
  const [requirements, conda] = environmentNames.map((name) => findFile(facts, name));
  if (requirements !== undefined)
    return { steps: [fetchStep(facts, requirements), venvStep(facts)], gaps: [] };
  if (conda !== undefined) return { steps: [fetchStep(facts, conda), condaStep], gaps: [] };
  return { steps: [], gaps: [packagesGap] };
}

/** The one closest to the run's own root: a model's is deeper. */
function findFile(facts: Facts, name: string): string | undefined {
  return facts.environmentFiles
    .filter((path) => path.endsWith(`/${name}`))
    .toSorted((one, other) => one.split("/").length - other.split("/").length)[0];
}

function fetchStep(facts: Facts, path: string): Step {
  const url = `${facts.serverUrl}/api/2.0/mlflow-artifacts/artifacts/${encodePath(path)}`;
  const token = `: "\${MLFLOW_TRACKING_TOKEN:?Set it to a token from Settings, Tokens}"`;
  const name = path.slice(path.lastIndexOf("/") + 1);
  const fetchIt = `curl -fsSL -H "Authorization: Bearer $MLFLOW_TRACKING_TOKEN" -o ${quote(`recorded-${name}`)} -- ${quote(url)}`;
  return {
    title: "Fetch the recorded packages",
    command: `${token}\n${fetchIt}`,
    note: "Needs MLFLOW_TRACKING_TOKEN: a token with scope read is enough.",
  };
}

function venvStep({ pythonVersion }: Facts): Step {
  const python =
    pythonVersion === undefined ? "python3" : `python${pythonVersion.split(".").slice(0, 2).join(".")}`;
  const command = [
    commandOf(python, "-m", "venv", ".venv"),
    ". .venv/bin/activate",
    commandOf("python", "-m", "pip", "install", "-r", "recorded-requirements.txt"),
  ].join("\n");
  const step = { title: "Set up Python", command };
  return pythonVersion === undefined ? step : { ...step, note: `The run used Python ${pythonVersion}.` };
}

const condaStep: Step = {
  title: "Set up the environment",
  command: [
    commandOf("conda", "env", "create", "--prefix", "./.conda", "--file", "recorded-conda.yaml"),
    `. "$(conda info --base)/etc/profile.d/conda.sh"`,
    commandOf("conda", "activate", "./.conda"),
  ].join("\n"),
};
