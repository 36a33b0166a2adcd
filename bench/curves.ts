import { call, connections, createRun, median } from "./load.ts";
import type { Measure } from "./report.ts";
import type { Peer } from "./servers.ts";

/** How many points are charted and how many are weighed: the full measure, or one that takes seconds. */
export const curveLoads = {
  full: { charted: 10_000_000, weighed: 1_000_000 },
  quick: { charted: 1_000_000, weighed: 100_000 },
};

export type CurveLoad = (typeof curveLoads)["full"];

type Shape = { name: string; valueOf: (step: number) => number; timeOf: (step: number) => number };

const start = 1_700_000_000_000;
const batch = 1_000;
const repetitions = 15;

/** The worst case for packing: values without a pattern, and no two points equally far apart. */
const irregular: Shape = {
  name: "random values at irregular times",
  valueOf: () => Math.random(),
  timeOf: (step) => start + step * 1_000 + Math.floor(Math.random() * 1_000),
};

const regular: Shape = {
  name: "a smooth curve at regular times",
  valueOf: (step) => Math.round(1e4 / (1 + step / 1e4)) / 1e4,
  timeOf: (step) => start + step * 1_000,
};

/** What folded points weigh, and the chart of a very long metric; Saigen alone, since no peer keeps points this way. */
export async function measureCurves(peer: Peer, load: CurveLoad): Promise<Measure[]> {
  const measures: Measure[] = [];
  for (const shape of [regular, irregular]) {
    const before = await weigh(peer);
    await fold(peer, await fill(peer, shape, load.weighed));
    const after = await weigh(peer);
    const value = (after.bytes - before.bytes) / (after.points - before.points);
    measures.push({ name: `a folded point, ${shape.name}`, unit: "bytes", value, aims: {} });
  }
  const runId = await fill(peer, irregular, load.charted);
  await fold(peer, runId);
  const value = await median(repetitions, () => chart(peer, runId, load.charted));
  const name = `chart of ${load.charted.toLocaleString("en")} points in 1,000 buckets`;
  return [...measures, { name, unit: "ms", value, aims: {} }];
}

async function fill(peer: Peer, { valueOf, timeOf }: Shape, points: number): Promise<string> {
  const runId = await createRun(peer);
  let next = 0;
  const send = async () => {
    while (next < points) {
      const first = next;
      next += batch;
      const metrics = Array.from({ length: batch }, (_, i) => {
        const step = first + i;
        return { key: "loss", value: valueOf(step), step, timestamp: timeOf(step) };
      });
      await call(peer, "runs/log-batch", { run_id: runId, metrics });
    }
  };
  await Promise.all(Array.from({ length: connections }, send));
  return runId;
}

/** Waits until the product's own job has folded the run's points. */
async function fold(peer: Peer, runId: string): Promise<void> {
  const count = () =>
    peer.sql<{ waiting: boolean }[]>`
      select coalesce(sum(unfolded), 0) >= 1000 as waiting from metric_summaries where run_id = ${runId}`;
  while ((await count())[0]?.waiting !== false) await new Promise((resolve) => setTimeout(resolve, 500));
}

/** The chunks on disk, with their index and without what vacuum would free, and the points they hold. */
async function weigh(peer: Peer): Promise<{ bytes: number; points: number }> {
  await peer.sql`vacuum full metric_chunks`;
  const [weighed] = await peer.sql<{ bytes: number; points: number }[]>`
    select pg_total_relation_size('metric_chunks')::float8 as bytes, coalesce(sum(points), 0)::float8 as points
    from metric_chunks`;
  if (weighed === undefined) throw new Error("the chunks were not weighed");
  return weighed;
}

async function chart(peer: Peer, runId: string, points: number): Promise<void> {
  const input = encodeURIComponent(
    JSON.stringify({ json: { runIds: [runId], keys: ["loss"], buckets: 1_000 } }),
  );
  const answer = await fetch(`${peer.url}/api/trpc/metrics.chart?input=${input}`, { headers: peer.headers });
  const body = await answer.text();
  if (!answer.ok || !body.includes(runId))
    throw new Error(`no chart of ${points} points: ${body.slice(0, 200)}`);
}
