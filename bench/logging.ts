import { connections, createRun, post } from "./load.ts";
import type { Measure } from "./report.ts";
import type { Peer } from "./servers.ts";

/** A batch of `size` points over `keys` metrics; each call goes on where the last ended. */
type Shape = { name: string; size: number; keys: number; aims: Record<string, number> };

const shapes: Shape[] = [
  { name: "log-batch, 10 metrics", size: 10, keys: 10, aims: { MLflow: 40, FastTrackML: 7 } },
  { name: "log-batch, 100 points of 10 metrics", size: 100, keys: 10, aims: { MLflow: 25, FastTrackML: 5 } },
  {
    name: "log-batch, 1,000 points of 10 metrics",
    size: 1000,
    keys: 10,
    aims: { MLflow: 30, FastTrackML: 6 },
  },
  { name: "log-batch, 1,000 different metrics", size: 1000, keys: 1000, aims: {} },
];

/** What logging costs: as many runs as connections, so that nobody waits for the same row by construction. */
export async function measureLogging(peer: Peer, seconds: number): Promise<Measure[]> {
  const runs: string[] = [];
  for (let i = 0; i < connections; i += 1) runs.push(await createRun(peer));
  let next = 0;
  const nextRun = () => runs[(next += 1) % runs.length];

  const measures: Measure[] = [];
  const log = await post(peer, "runs/log-metric", seconds, () => {
    const run_id = nextRun();
    return { run_id, key: "loss", value: Math.random(), step: next, timestamp: 1_700_000_000_000 + next };
  });
  measures.push({
    name: "log-metric",
    unit: "requests/s",
    value: log.perSecond,
    load: log,
    aims: { MLflow: 60, FastTrackML: 10 },
  });

  for (const shape of shapes) {
    const load = await post(peer, "runs/log-batch", seconds, () => ({
      run_id: nextRun(),
      metrics: points(shape, next),
    }));
    measures.push({ name: shape.name, unit: "requests/s", value: load.perSecond, load, aims: shape.aims });
  }
  const create = await post(peer, "runs/create", seconds, () => ({
    experiment_id: "0",
    user_id: "bench",
    start_time: 1_700_000_000_000 + (next += 1),
    tags: [{ key: "mlflow.source.name", value: "train.py" }],
  }));
  measures.push({
    name: "create run",
    unit: "requests/s",
    value: create.perSecond,
    load: create,
    aims: { MLflow: 40, FastTrackML: 3 },
  });
  return measures;
}

function points({ name, size, keys }: Shape, call: number): unknown[] {
  const steps = size / keys;
  return Array.from({ length: size }, (_, i) => {
    const step = call * steps + Math.floor(i / keys);
    return {
      key: `${name.length}/m${i % keys}`,
      value: Math.random(),
      step,
      timestamp: 1_700_000_000_000 + step,
    };
  });
}
