import { post } from "#tests/faults/writer.ts";

export type Trainer = {
  /** Answers the id of a new experiment. */
  createExperiment: (name: string) => Promise<string>;
  /** Starts a run and answers its id. */
  startRun: (name: string, run?: StartRun) => Promise<string>;
  /** A whole run that has ended; each metric is given value by value, from step 0. Answers its id. */
  recordRun: (name: string, run: RecordedRun) => Promise<string>;
  /** Logs one value of each metric at a step. */
  logMetrics: (runId: string, step: number, values: Record<string, number>) => Promise<void>;
  setTag: (runId: string, key: string, value: string) => Promise<void>;
  endRun: (runId: string, status?: "FINISHED" | "FAILED") => Promise<void>;
  /** Uploads a file below the run's artifacts. */
  uploadArtifact: (runId: string, path: string, content: string | Uint8Array) => Promise<void>;
};

type StartRun = { experimentId?: string; parentRunId?: string; tags?: Record<string, string> };

type RecordedRun = StartRun & {
  params?: Record<string, string>;
  metrics?: Record<string, number[]>;
  status?: "FINISHED" | "FAILED";
};

/** Logs as the MLflow client does: the same calls in the same order, sent again while the server is away. */
export function makeTrainer(url: string, token: string): Trainer {
  const call = async (path: string, body: unknown): Promise<unknown> => {
    const response = await untilAnswered(() => post(url, token, path, body));
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };
  const startRun: Trainer["startRun"] = async (name, { experimentId = "0", parentRunId, tags = {} } = {}) => {
    const nested: Record<string, string> =
      parentRunId === undefined ? {} : { "mlflow.parentRunId": parentRunId };
    const body = {
      experiment_id: experimentId,
      run_name: name,
      start_time: Date.now(),
      tags: pairs({ "mlflow.user": "kenji", ...tags, ...nested }),
    };
    return ((await call("runs/create", body)) as { run: { info: { run_id: string } } }).run.info.run_id;
  };
  const endRun: Trainer["endRun"] = async (runId, status = "FINISHED") => {
    await call("runs/update", { run_id: runId, status, end_time: Date.now() });
  };
  return {
    createExperiment: async (name) =>
      ((await call("experiments/create", { name })) as { experiment_id: string }).experiment_id,
    startRun,
    recordRun: async (name, { params = {}, metrics = {}, status, ...run }) => {
      const runId = await startRun(name, run);
      await call("runs/log-batch", { run_id: runId, params: pairs(params), metrics: points(metrics) });
      await endRun(runId, status);
      return runId;
    },
    logMetrics: async (runId, step, values) => {
      const metrics = Object.entries(values).map(([key, value]) => ({
        key,
        value,
        step,
        timestamp: Date.now(),
      }));
      await call("runs/log-batch", { run_id: runId, metrics });
    },
    setTag: async (runId, key, value) => {
      await call("runs/set-tag", { run_id: runId, key, value });
    },
    endRun,
    uploadArtifact: (runId, path, content) => upload(url, token, runId, path, content),
  };
}

async function upload(
  url: string,
  token: string,
  runId: string,
  path: string,
  content: string | Uint8Array,
): Promise<void> {
  const headers = { Authorization: `Bearer ${token}` };
  const got = await fetch(`${url}/api/2.0/mlflow/runs/get?run_id=${runId}`, { headers });
  const { run } = (await got.json()) as { run: { info: { artifact_uri: string } } };
  const root = run.info.artifact_uri.replace(/^mlflow-artifacts:\/*/u, "");
  const address = `${url}/api/2.0/mlflow-artifacts/artifacts/${root}/${path}`;
  const body = typeof content === "string" ? content : new Uint8Array(content);
  const response = await fetch(address, { method: "PUT", headers, body });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
}

async function untilAnswered(send: () => Promise<Response>): Promise<Response> {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    const response = await send().catch(() => undefined);
    if (response !== undefined && response.status < 500) return response;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("the server stayed away");
}

const points = (metrics: Record<string, number[]>) =>
  Object.entries(metrics).flatMap(([key, values]) =>
    values.map((value, step) => ({ key, value, step, timestamp: Date.now() })),
  );

const pairs = (values: Record<string, string>) =>
  Object.entries(values).map(([key, value]) => ({ key, value }));
