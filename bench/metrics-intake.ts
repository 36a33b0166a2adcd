import { randomBytes } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import postgres from "postgres";
import { createRun } from "#server/domain/runs/index.ts";
import { usePool } from "#server/core/database.ts";
import { migrateDatabase } from "#server/core/migrate.ts";
import { foldLongSeries, foldQuietSeries } from "#server/domain/metrics/fold-waiting.ts";
import { logMetrics, readHistory, chartSeries } from "#server/domain/metrics/index.ts";
import { startTestPostgres } from "#tests/postgres.ts";
import { makeTeam } from "#tests/team.ts";

/** What metrics cost without a door in front: intake at 20 callers, folding, a long history and its chart. `npm run bench` has the rest. */
const callers = 20;
const seconds = Number(process.argv[2] ?? 3);
const longPoints = Number(process.argv[3] ?? 1_000_000);

const server = await startTestPostgres();
const admin = postgres({ ...server.options, max: 1 });
const database = `bench_${randomBytes(4).toString("hex")}`;
await admin.unsafe(`create database ${database}`);
const sql = postgres({ ...server.options, database, max: 12, onnotice: () => undefined });
usePool(sql);
await migrateDatabase(sql);
const caller = await makeTeam("member");
const [{ pid } = { pid: 0 }] = await sql<{ pid: number }[]>`select pg_backend_pid() as pid`;
const postmaster = readFileSync(`/proc/${pid}/stat`, "utf8").split(" ")[3];

try {
  for (const [size, keys] of [
    [1, 1],
    [10, 10],
    [100, 10],
    [1_000, 10],
    [1_000, 1_000],
  ] as const) {
    await measureIntake(size, keys);
  }
  await measureLong();
} finally {
  await sql.end();
  await admin.unsafe(`drop database ${database} with (force)`);
  await admin.end();
  await server.stop();
}

async function measureIntake(size: number, keys: number): Promise<void> {
  const runIds: string[] = [];
  for (let i = 0; i < callers; i += 1) runIds.push((await createRun(caller, {})).id);
  let calls = 0;
  const end = performance.now() + seconds * 1000;
  const cpu = process.cpuUsage();
  const before = postgresCpuMs();
  const call = async (runId: string) => {
    while (performance.now() < end) {
      calls += 1;
      const first = (calls * size) / keys;
      const metrics = Array.from({ length: size }, (_, i) => {
        const step = Math.floor(first + i / keys);
        return { key: `m/${size}/${i % keys}`, value: Math.random(), timeMs: 1_700_000_000_000 + step, step };
      });
      await logMetrics(caller, { runId, metrics });
    }
  };
  await Promise.all(runIds.map(call));
  const used = process.cpuUsage(cpu);
  const elsewhere = postgresCpuMs() - before;
  print(
    `log ${size} points of ${keys} metrics`,
    `${(calls / seconds).toFixed(0)} calls/s`,
    `${((used.user + used.system) / 1000 / calls).toFixed(3)} ms of this process a call`,
    `${(elsewhere / calls).toFixed(3)} ms of Postgres a call`,
  );
  const [{ points } = { points: 0 }] = await sql<
    { points: number }[]
  >`select sum(points)::float8 as points from metric_arrivals`;
  const took = await time(async () => {
    await foldLongSeries(new AbortController().signal);
    await foldQuietSeries(new Date(Date.now() + 3_600_000), new AbortController().signal);
  });
  print("  folded", `${((points / took) * 1000).toFixed(0)} points/s`);
}

async function measureLong(): Promise<void> {
  const { id: runId } = await createRun(caller, {});
  const logged = await time(async () => {
    for (let first = 0; first < longPoints; first += 20_000) {
      const batches = Array.from({ length: 20 }, (_, batch) =>
        Array.from({ length: 1_000 }, (_unused, i) => {
          const step = first + batch * 1_000 + i;
          return {
            key: "loss",
            value: Math.sin(step / 1e4) + Math.random(),
            timeMs: 1_700_000_000_000 + step * 731 + (step % 97),
            step,
          };
        }),
      );
      for (const metrics of batches) await logMetrics(caller, { runId, metrics });
    }
  });
  print(
    `log ${longPoints} points of one series, 1,000 a call`,
    `${((longPoints / logged) * 1000).toFixed(0)} points/s`,
  );
  const folded = await time(() => foldLongSeries(new AbortController().signal));
  print("  folded", `${((longPoints / folded) * 1000).toFixed(0)} points/s`);
  await sql`vacuum full metric_chunks`;
  const [{ bytes } = { bytes: 0 }] = await sql<
    { bytes: number }[]
  >`select (pg_total_relation_size('metric_chunks')::float8 / (select sum(points) from metric_chunks)) as bytes`;
  print("  stored", `${bytes.toFixed(1)} bytes a point`);
  let read = 0;
  const whole = await time(async () => {
    for await (const block of await readHistory(caller, { runId, key: "loss" })) read += block.values.length;
  });
  print(`read ${read} points`, `${whole.toFixed(0)} ms`);
  for (const range of [
    undefined,
    { from: longPoints * 0.25, to: longPoints * 0.75 },
    { from: 1_000, to: 50_000 },
  ]) {
    const times: number[] = [];
    for (let i = 0; i < 7; i += 1)
      times.push(await time(() => chartSeries(caller, { runIds: [runId], keys: ["loss"], range })));
    print(
      `chart ${range ? `${range.from} to ${range.to}` : "whole"}`,
      `${times.toSorted((a, b) => a - b)[3]?.toFixed(1)} ms`,
    );
  }
}

/** Processor time of the server's processes, from /proc, in ms. */
function postgresCpuMs(): number {
  const stats = readdirSync("/proc")
    .filter((name) => /^\d+$/u.test(name))
    .map((process) => {
      try {
        return readFileSync(`/proc/${process}/stat`, "utf8");
      } catch {
        return "";
      }
    })
    .map((stat) => stat.slice(stat.lastIndexOf(")") + 2).split(" "));
  return stats
    .filter(([, parent]) => parent === postmaster)
    .reduce((sum, fields) => sum + 10 * (Number(fields[11]) + Number(fields[12])), 0);
}

async function time(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

function print(...cells: string[]): void {
  process.stdout.write(`${cells.join(" · ")}\n`);
}
