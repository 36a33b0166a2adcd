import { cpus, totalmem } from "node:os";
import type { Load } from "./load.ts";
import type { Peer } from "./servers.ts";

/** One number of one peer. `aims` are the ratios to other peers that Saigen's number should reach. */
export type Measure = {
  name: string;
  unit: "requests/s" | "files/s" | "MB/s" | "ms" | "MB" | "bytes" | "kB" | "s" | "requests";
  value: number;
  load?: Load;
  aims: Partial<Record<string, number>>;
};

export type Results = Partial<Record<Peer["name"], Measure[]>>;

const peers = ["Saigen", "MLflow", "FastTrackML"] as const;

/** The whole run as a Markdown table: each number, Saigen's ratio to each peer, and whether the aim was reached. */
export function renderReport(results: Results, date: Date): string {
  const names = [...new Set(peers.flatMap((peer) => results[peer]?.map(({ name }) => name) ?? []))];
  const [cpu] = cpus();
  const machine = `${cpus().length} × ${cpu?.model.trim() ?? "unknown"}, ${Math.round(totalmem() / 2 ** 30)} GiB`;
  return [
    `Measured on ${date.toISOString().slice(0, 10)} on ${machine}, everything on this one machine.`,
    "",
    "| | Saigen | MLflow | FastTrackML | × MLflow (aim) | × FastTrackML (aim) |",
    "|---|---:|---:|---:|---:|---:|",
    ...names.map((name) => renderRow(name, results)),
    "",
  ].join("\n");
}

function renderRow(name: string, results: Results): string {
  const of = (peer: Peer["name"]) => results[peer]?.find((measure) => measure.name === name);
  const ours = of("Saigen");
  const cells = peers.map((peer) => renderNumber(of(peer)));
  const ratios = (["MLflow", "FastTrackML"] as const).map((peer) =>
    renderRatio(ours, of(peer), ours?.aims[peer]),
  );
  return `| ${name}${ours === undefined ? "" : `, ${ours.unit}`} | ${[...cells, ...ratios].join(" | ")} |`;
}

function renderNumber(measure: Measure | undefined): string {
  if (measure === undefined) return "";
  const { value, load } = measure;
  const text = value >= 100 ? Math.round(value).toLocaleString("en") : value.toPrecision(3);
  return load !== undefined && load.failed > 0 ? `${text} (${load.failed} failed)` : text;
}

function renderRatio(
  ours: Measure | undefined,
  theirs: Measure | undefined,
  aim: number | undefined,
): string {
  if (ours === undefined || theirs === undefined) return "";
  const ratio = ours.unit.endsWith("/s") ? ours.value / theirs.value : theirs.value / ours.value;
  const aimed = aim === undefined ? "" : ` (${aim}${ratio >= aim ? "" : ", missed"})`;
  return `${ratio >= 10 ? Math.round(ratio) : ratio.toPrecision(2)}${aimed}`;
}
