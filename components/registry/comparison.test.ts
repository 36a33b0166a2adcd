import { expect, test } from "vitest";
import { comparedMax, compareVersions, readComparison, writeComparison } from "./comparison.ts";
import type { VersionRow } from "./version-rows.ts";

const read = (query: string) => readComparison(new URLSearchParams(query));

const row = (version: number, results: Partial<VersionRow["results"]>): VersionRow => ({
  version: {
    name: "fraud",
    version,
    description: "",
    source: "git:model",
    downloadUri: "git:model",
    runId: null,
    loggedModelId: null,
    runLink: null,
    stage: "None",
    createdAtMs: 0,
    updatedAtMs: 0,
    createdBy: { kind: "operator", name: "sample" },
    tags: [],
    aliases: version === 1 ? ["champion"] : [],
  },
  results: { version, run: undefined, params: [], metrics: [], ...results },
});

const measured = (value: number, dataset?: string) => ({
  key: "accuracy",
  value,
  step: 0n,
  dataset: dataset === undefined ? undefined : { name: dataset, digest: "d1" },
  of: "loggedModel" as const,
});

test("an address shows the comparison it was written for", () => {
  for (const query of ["versions=6,3", "versions=6,3&baseline=3", "versions=6,3&rows=all", "versions="])
    expect(writeComparison(read(query))).toBe(query);
});

test("what is no version is left out, and nobody compares thousands", () => {
  expect(read("versions=3,0,-1,x,3,1e3,07,99999999999").versions).toEqual([3]);
  expect(read(`versions=${Array.from({ length: 999 }, (_, i) => i + 1).join(",")}`).versions).toHaveLength(
    comparedMax,
  );
  expect(read("versions=6,3&baseline=9").baseline).toBe(6);
});

test("what was measured on another dataset is not compared with it", () => {
  const rows = [row(1, { metrics: [measured(0.9, "june")] }), row(2, { metrics: [measured(0.8, "july")] })];
  const { metrics } = compareVersions(rows, 0);
  expect(metrics.map(({ key, cells }) => [key, cells.map((cell) => cell?.value)])).toEqual([
    ["accuracy on july d1", [undefined, 0.8]],
    ["accuracy on june d1", [0.9, undefined]],
  ]);
});

test("a version is measured against the baseline, and says which aliases it has", () => {
  const { metrics, about } = compareVersions(
    [row(1, { metrics: [measured(0.9)] }), row(2, { metrics: [measured(0.8)] })],
    0,
  );
  expect(metrics[0]?.cells[1]).toMatchObject({ verdict: "worse", best: false });
  expect(about.find(({ key }) => key === "aliases")?.values).toEqual(["champion", undefined]);
});
