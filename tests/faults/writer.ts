import type { Product } from "../product.ts";

/** One point as it was acknowledged: the answer 200 arrived for it. */
export type Acknowledged = { key: string; step: number; value: number };

export type Writer = { acknowledged: Acknowledged[]; stop: () => Promise<void> };

const headers = (token: string) => ({ Authorization: `Bearer ${token}`, "Content-Type": "application/json" });

/**
 * Logs batches of five keys as fast as the server answers and sends each again until it is acknowledged,
 * as the MLflow client does. Step and value of a batch agree over its keys, so that a torn batch shows.
 */
export function startWriter(url: string, token: string, runId: string, name: string): Writer {
  const acknowledged: Acknowledged[] = [];
  const state = { going: true };
  const loop = async () => {
    for (let step = 0; state.going; step += 1) {
      const keys = Array.from({ length: 5 }, (_, i) => `${name}/${i}`);
      const metrics = keys.map((key) => ({
        key,
        value: step / 7,
        step,
        timestamp: 1_700_000_000_000 + step,
      }));
      await untilAcknowledged(
        () => post(url, token, "runs/log-batch", { run_id: runId, metrics }),
        () => state.going,
      );
      if (state.going) acknowledged.push(...metrics.map(({ key, value }) => ({ key, step, value })));
    }
  };
  const done = loop();
  return {
    acknowledged,
    stop: async () => {
      state.going = false;
      await done;
    },
  };
}

async function untilAcknowledged(send: () => Promise<Response>, going: () => boolean): Promise<void> {
  while (going()) {
    const response = await send().catch(() => undefined);
    if (response?.status === 200) return;
    if (response !== undefined && response.status < 500) throw new Error(`refused: ${await response.text()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** A call of the MLflow API, as the official client makes it. */
export function post(url: string, token: string, path: string, body: unknown): Promise<Response> {
  return fetch(`${url}/api/2.0/mlflow/${path}`, {
    method: "POST",
    headers: headers(token),
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(20_000),
  });
}

/** Makes the team `fraud` and answers a token that may log to it. */
export async function openTeam(product: Product): Promise<string> {
  await product.admin("team", "create", "fraud");
  return product.admin("token", "create", "--team", "fraud", "--service", "faults", "--scope", "log");
}

/** The id of a new run of the experiment that every team has. */
export async function createRun(url: string, token: string): Promise<string> {
  const created = await post(url, token, "runs/create", { experiment_id: "0", start_time: 1 });
  if (created.status !== 200) throw new Error(`refused: ${await created.text()}`);
  return ((await created.json()) as { run: { info: { run_id: string } } }).run.info.run_id;
}

/** Every stored point of a metric, as `key step value` with how often it is there. */
export async function readHistory(url: string, token: string, runId: string, key: string) {
  const query = new URLSearchParams({ run_id: runId, metric_key: key, max_results: "1000000" });
  const response = await fetch(`${url}/api/2.0/mlflow/metrics/get-history?${query}`, {
    headers: headers(token),
  });
  if (response.status !== 200) throw new Error(`refused: ${response.status} ${await response.text()}`);
  const body = (await response.json()) as { metrics?: { step: number; value: number }[] };
  return body.metrics ?? [];
}
