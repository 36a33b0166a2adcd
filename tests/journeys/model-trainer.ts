import { post } from "#tests/faults/writer.ts";

type LoggedModel = {
  experimentId: string;
  runId?: string;
  params?: Record<string, string>;
  /** Logged to the run and said of the model; `on` is the dataset they were measured on. */
  metrics?: Record<string, number>;
  on?: string;
  /** By path in the model's folder. Without any, it stays pending. */
  files?: Record<string, string>;
};

export type ModelTrainer = {
  /** Logs a model as MLflow 3 does, and finishes it once its files are there. Answers its id. */
  logModel: (name: string, model: LoggedModel) => Promise<string>;
  /** Uploads files of a model that is pending, and finishes it. */
  finish: (modelId: string, files: Record<string, string>) => Promise<void>;
  /** Says that metrics of a run are of a model. */
  measure: (modelId: string, runId: string, metrics: Record<string, number>, on?: string) => Promise<void>;
  /** Registers a model under a new name. */
  register: (modelId: string, name: string) => Promise<void>;
  /** Registers a version more of a name that is there. */
  addVersion: (modelId: string, name: string) => Promise<void>;
  /** Moves a version to a stage; this takes a token with scope registry. */
  moveTo: (stage: string, name: string, version: number) => Promise<void>;
  /** Points an alias at a version; this takes a token with scope registry. */
  pointAlias: (alias: string, name: string, version: number) => Promise<void>;
};

/** Logs models as the MLflow client does: the same calls in the same order. */
export function makeModelTrainer(url: string, token: string): ModelTrainer {
  const call = async (path: string, body: unknown): Promise<unknown> =>
    answerOf(path, await post(url, token, path, body));
  const measure: ModelTrainer["measure"] = async (modelId, runId, metrics, on) => {
    const points = Object.entries(metrics).map(([key, value]) => ({
      key,
      value,
      step: 0,
      timestamp: Date.now(),
      model_id: modelId,
      dataset_name: on,
      dataset_digest: on && "4f2a91bc",
    }));
    await call("runs/log-batch", { run_id: runId, metrics: points });
  };
  const finish: ModelTrainer["finish"] = async (modelId, files) => {
    for (const [path, content] of Object.entries(files)) await upload(url, token, modelId, path, content);
    const path = `logged-models/${modelId}`;
    const headers = { Authorization: `Bearer ${token}`, "Content-Type": "application/json" };
    const body = JSON.stringify({ model_id: modelId, status: "LOGGED_MODEL_READY" });
    await answerOf(path, await fetch(`${url}/api/2.0/mlflow/${path}`, { method: "PATCH", headers, body }));
  };
  const addVersion: ModelTrainer["addVersion"] = async (modelId, name) => {
    await call("model-versions/create", { name, source: `models:/${modelId}`, model_id: modelId });
  };
  return {
    measure,
    finish,
    addVersion,
    logModel: async (name, { experimentId, runId, params = {}, metrics, on, files }) => {
      const asked = { experiment_id: experimentId, name, source_run_id: runId, params: pairs(params) };
      const modelId = idOf(await call("logged-models", asked));
      if (runId !== undefined && metrics !== undefined) await measure(modelId, runId, metrics, on);
      if (files !== undefined) await finish(modelId, files);
      return modelId;
    },
    register: async (modelId, name) => {
      await call("registered-models/create", { name });
      await addVersion(modelId, name);
    },
    moveTo: async (stage, name, version) => {
      const input = { name, version: String(version), stage, archive_existing_versions: false };
      await call("model-versions/transition-stage", input);
    },
    pointAlias: async (alias, name, version) => {
      await call("registered-models/alias", { name, alias, version: String(version) });
    },
  };
}

async function upload(url: string, token: string, modelId: string, path: string, body: string) {
  const headers = { Authorization: `Bearer ${token}` };
  const got = await answerOf(
    "get",
    await fetch(`${url}/api/2.0/mlflow/logged-models/${modelId}`, { headers }),
  );
  const { model } = got as { model: { info: { artifact_uri: string } } };
  const root = model.info.artifact_uri.replace(/^mlflow-artifacts:\/*/u, "");
  const address = `${url}/api/2.0/mlflow-artifacts/artifacts/${root}/${path}`;
  await answerOf(path, await fetch(address, { method: "PUT", headers, body }));
}

async function answerOf(path: string, response: Response): Promise<unknown> {
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return response.json();
}

const idOf = (answer: unknown) => (answer as { model: { info: { model_id: string } } }).model.info.model_id;

const pairs = (values: Record<string, string>) =>
  Object.entries(values).map(([key, value]) => ({ key, value }));

/** The files of a model with a signature, an example and packages. */
export const modelFiles = {
  MLmodel: `flavors:
  python_function:
    loader_module: mlflow.sklearn
    python_version: 3.11.7
  sklearn:
    sklearn_version: 1.5.2
mlflow_version: 3.17.2
saved_input_example_info:
  artifact_path: input_example.json
  type: dataframe
signature:
  inputs: '[{"type": "double", "name": "sepal length", "required": true}]'
  outputs: '[{"type": "long", "name": "target", "required": true}]'
`,
  "requirements.txt": "scikit-learn==1.5.2\n",
  "input_example.json": '{"columns": ["sepal length"], "data": [[5.1], [4.9]]}',
};
