import { expect, test } from "vitest";
import { chooseColumns } from "./version-columns.ts";
import type { VersionRow } from "./version-rows.ts";

const version: VersionRow["version"] = {
  name: "fraud",
  version: 1,
  description: "",
  source: "git:fraud",
  downloadUri: "git:fraud",
  runId: null,
  loggedModelId: null,
  runLink: null,
  stage: "None",
  createdAtMs: 0,
  updatedAtMs: 0,
  createdBy: { kind: "operator", name: "command line" },
  tags: [],
  aliases: [],
};

const row = (...keys: string[]): VersionRow => ({
  version,
  results: {
    version: 1,
    run: undefined,
    params: [],
    metrics: keys.map((key) => ({ key, value: 1, step: 0n, dataset: undefined, of: "run" })),
  },
});

const namesOf = (rows: readonly VersionRow[]) =>
  chooseColumns(undefined, rows).map(({ field }) => "key" in field && field.key);

test("columns are metrics that most versions have, not those of one", () => {
  const search = row("best_cv_score", "mean_test_score");
  expect(namesOf([row("acc", "cost"), search, row("acc")])).toEqual(["acc"]);
  expect(namesOf([row("acc"), search])).toEqual(["best_cv_score", "mean_test_score", "acc"]);
  expect(namesOf([row("a"), row("b"), row("c")])).toEqual(["a", "b", "c"]);
  expect(namesOf([])).toEqual([]);
});
