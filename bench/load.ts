import autocannon from "autocannon";
import type { Peer } from "./servers.ts";

export const connections = 20;

export type Load = { perSecond: number; p50Ms: number; p99Ms: number; failed: number };

const warmUpSeconds = 2;

/** Posts bodies made on the spot over 20 connections, each sending its next when the last is answered; after a while that does not count. */
export async function post(peer: Peer, path: string, seconds: number, body: () => unknown): Promise<Load> {
  await load(peer, path, warmUpSeconds, body);
  return load(peer, path, seconds, body);
}

async function load(peer: Peer, path: string, seconds: number, body: () => unknown): Promise<Load> {
  const result = await autocannon({
    url: `${peer.url}/api/2.0/mlflow/${path}`,
    connections,
    duration: seconds,
    timeout: 120,
    requests: [
      {
        method: "POST",
        headers: { ...peer.headers, "Content-Type": "application/json" },
        setupRequest: (request) => ({ ...request, body: JSON.stringify(body()) }),
      },
    ],
  });
  return {
    perSecond: result["2xx"] / result.duration,
    p50Ms: result.latency.p50,
    p99Ms: result.latency.p99,
    failed: result.non2xx + result.errors,
  };
}

/** One call outside the measurement; throws unless it is answered with 200. */
export async function call<T>(peer: Peer, path: string, body: unknown): Promise<T> {
  const response = await fetch(`${peer.url}/api/2.0/mlflow/${path}`, {
    method: "POST",
    headers: { ...peer.headers, "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  if (response.status !== 200)
    throw new Error(`${peer.name} ${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}

/** A run to log to. */
export async function createRun(peer: Peer, experimentId = "0"): Promise<string> {
  const body = { experiment_id: experimentId, start_time: Date.now(), user_id: "bench" };
  const created = await call<{ run: { info: { run_id: string } } }>(peer, "runs/create", body);
  return created.run.info.run_id;
}

/** The median of `count` timed repetitions, in milliseconds. */
export async function median(count: number, work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < count; i += 1) {
    const started = performance.now();
    await work();
    times.push(performance.now() - started);
  }
  return times.toSorted((a, b) => a - b)[Math.floor(count / 2)] ?? Number.NaN;
}
