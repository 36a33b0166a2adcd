import { call, createRun } from "./load.ts";
import type { Measure } from "./report.ts";
import type { Peer } from "./servers.ts";

const points = 1_000_000;
const batch = 1_000;
/** What the official client asks for at a time. */
const pageSize = 25_000;

/** One metric of a million points, read whole over plain HTTP. */
export async function measureHistory(peer: Peer): Promise<Measure[]> {
  const runId = await createRun(peer);
  await fill(peer, runId);
  const started = performance.now();
  const read = await readAll(peer, runId);
  const seconds = (performance.now() - started) / 1000;
  if (read !== points) throw new Error(`${peer.name} returned ${read} points instead of ${points}`);
  return [
    {
      name: "one history of 1,000,000 points",
      unit: "s",
      value: seconds,
      aims: { MLflow: 30, FastTrackML: 5 },
    },
  ];
}

/** Saigen takes the points through its door; the peers would need minutes, so they get them in SQL. */
async function fill(peer: Peer, runId: string): Promise<void> {
  if (peer.name === "Saigen") {
    for (let first = 0; first < points; first += batch) {
      const metrics = Array.from({ length: batch }, (_, i) => point(first + i));
      await call(peer, "runs/log-batch", { run_id: runId, metrics });
    }
    return;
  }
  const extra =
    peer.name === "FastTrackML" ? [", iter, context_id", ", n, (select min(id) from contexts)"] : ["", ""];
  await peer.sql.unsafe(
    `insert into metrics (run_uuid, key, value, timestamp, step, is_nan${extra[0]})
     select '${runId}', 'loss', 1.0 / (n + 1), 1700000000000 + n, n, false${extra[1]} from generate_series(0, ${points - 1}) n`,
  );
  await peer.sql.unsafe("vacuum analyze");
}

const point = (n: number) => ({ key: "loss", value: 1 / (n + 1), step: n, timestamp: 1_700_000_000_000 + n });

async function readAll(peer: Peer, runId: string): Promise<number> {
  let count = 0;
  let token: string | undefined;
  do {
    const query = new URLSearchParams({ run_id: runId, metric_key: "loss" });
    if (peer.name === "MLflow") query.set("max_results", String(pageSize));
    if (token !== undefined) query.set("page_token", token);
    const response = await fetch(`${peer.url}/api/2.0/mlflow/metrics/get-history?${query}`, {
      headers: peer.headers,
    });
    const page = (await response.json()) as { metrics?: unknown[]; next_page_token?: string };
    count += page.metrics?.length ?? 0;
    token = page.next_page_token;
  } while (token !== undefined && token !== "");
  return count;
}
