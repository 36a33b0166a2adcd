import { textRows, numberRows, type NumberRow, type TextRow } from "#components/compare/rows.ts";
import { formatExactTime } from "#components/common/format/time.ts";
import { directionsOf } from "#components/runs/run-context.tsx";
import type { KeyValue } from "#components/common/key-value.ts";
import type { VersionMetric } from "#server/domain/registry/schema.ts";
import type { VersionRow } from "./version-rows.ts";

/** Versions a comparison takes at most; beyond that nobody tells them apart. */
export const comparedMax = 50;

/** Which versions are compared, against which one, and whether rows in which all agree are shown, too. */
export type Comparison = { versions: number[]; baseline: number | undefined; all: boolean };

/** Reads `versions=6,3&baseline=3&rows=all`; whatever it does not understand is left out. */
export function readComparison(query: URLSearchParams): Comparison {
  const written = (query.get("versions") ?? "").split(",").filter((text) => /^[1-9]\d{0,9}$/u.test(text));
  const versions = [...new Set(written.map(Number))].slice(0, comparedMax);
  const baseline = versions.find((version) => String(version) === query.get("baseline"));
  return { versions, baseline: baseline ?? versions[0], all: query.get("rows") === "all" };
}

/** The query that `readComparison` reads back, without a question mark. */
export function writeComparison({ versions, baseline, all }: Comparison): string {
  const parts = [`versions=${versions.join(",")}`];
  if (baseline !== undefined && baseline !== versions[0]) parts.push(`baseline=${baseline}`);
  if (all) parts.push("rows=all");
  return parts.join("&");
}

/** Everything known of these versions, a row each: what they reached measured against the one at `baseline`. */
export function compareVersions(
  rows: readonly VersionRow[],
  baseline: number,
): { metrics: NumberRow[]; params: TextRow[]; about: TextRow[] } {
  const metrics = rows.map(({ results }) => (results?.metrics ?? []).map(toNumber));
  return {
    metrics: numberRows(metrics, baseline, "last", directionsOf([])),
    params: textRows(rows.map(({ results }) => results?.params ?? [])),
    about: textRows(rows.map(aboutVersion)),
  };
}

/** What was measured on different datasets is no row: each dataset has its own. */
function toNumber({ key, value, dataset }: VersionMetric) {
  const name = dataset === undefined ? key : `${key} on ${dataset.name} ${dataset.digest}`;
  return { key: name, last: value, min: null, max: null };
}

function aboutVersion({ version, results }: VersionRow): KeyValue[] {
  const facts: [string, string | undefined][] = [
    ["aliases", version.aliases.join(", ") || undefined],
    ["stage", version.stage === "None" ? undefined : version.stage],
    ["created", formatExactTime(version.createdAtMs, "UTC")],
    ["created by", version.createdBy.name],
    ["source run", results?.run?.name],
    ...version.tags.map(({ key, value }): [string, string] => [`tag ${key}`, value]),
  ];
  return facts.flatMap(([key, value]) => (value === undefined ? [] : [{ key, value }]));
}
