import { mkdirSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { curveLoads, measureCurves } from "./curves.ts";
import { fileLoads, measureFiles } from "./files.ts";
import { measureHistory } from "./history.ts";
import { measureLogging } from "./logging.ts";
import { residentMegabytes } from "./memory.ts";
import { measurePages } from "./pages.ts";
import type { Measure, Results } from "./report.ts";
import { renderReport } from "./report.ts";
import { measureSearch, seedRuns } from "./search.ts";
import type { Peer } from "./servers.ts";
import { openServers } from "./servers.ts";
import { measureToken } from "./token.ts";

/** `npm run bench -- [part …] [--peers …] [--seconds …] [--quick]`; without a part, all of them. */
const { values: chosen, positionals: parts } = parseArgs({
  allowPositionals: true,
  options: {
    peers: { type: "string", default: "Saigen,MLflow,FastTrackML" },
    quick: { type: "boolean", default: false },
    seconds: { type: "string", default: "8" },
  },
});

/** MLflow answers a call in half a second: its windows are longer, so that enough calls fall into each. */
const windowsLonger = { Saigen: 1, MLflow: 3, FastTrackML: 1 };

/** Runs the peers one after the other on one Postgres, so that they never compete, and prints the table. */
async function main(): Promise<void> {
  const servers = await openServers();
  const results: Results = {};
  try {
    for (const name of chosen.peers.split(",") as Peer["name"][]) {
      const peer = await servers.start(name);
      try {
        results[name] = await measure(peer);
      } finally {
        await peer.stop();
      }
    }
  } finally {
    await servers.stop();
  }
  const report = renderReport(results, new Date());
  mkdirSync(".cache/bench", { recursive: true });
  writeFileSync(".cache/bench/last.json", JSON.stringify(results, null, 2));
  process.stdout.write(`\n${report}`);
}

async function measure(peer: Peer): Promise<Measure[]> {
  const only =
    parts.length > 0 ? parts : ["logging", "search", "pages", "history", "curves", "token", "files"];
  const measures: Measure[] = [];
  const memory = (name: string) =>
    measures.push({ name, unit: "MB", value: residentMegabytes(peer.pid), aims: {} });
  memory("memory at rest");
  const seconds = Number(chosen.seconds) * windowsLonger[peer.name];
  if (only.includes("logging")) measures.push(...(await measureLogging(peer, seconds)));
  if (only.includes("logging")) memory("memory after logging");
  if (only.includes("search") || only.includes("pages")) await seedRuns(peer);
  if (only.includes("search")) measures.push(...(await measureSearch(peer)));
  if (only.includes("pages")) measures.push(...(await measurePages(peer)));
  if (only.includes("history")) measures.push(...(await measureHistory(peer)));
  if (only.includes("curves") && peer.name === "Saigen")
    measures.push(...(await measureCurves(peer, chosen.quick ? curveLoads.quick : curveLoads.full)));
  if (only.includes("token") && peer.name === "Saigen") measures.push(...(await measureToken(peer)));
  // FastTrackML has no artifact proxy.
  if (only.includes("files") && peer.name !== "FastTrackML")
    measures.push(...(await measureFiles(peer, chosen.quick ? fileLoads.quick : fileLoads.full)));
  for (const { name, value, unit } of measures)
    process.stderr.write(`${peer.name}: ${name} ${value.toPrecision(4)} ${unit}\n`);
  return measures;
}

await main();
