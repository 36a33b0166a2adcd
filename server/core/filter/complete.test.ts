import { expect, test } from "vitest";
import { complete } from "./complete.ts";
import { runLanguage } from "./languages/runs.ts";

const vocabulary = {
  keys: { metric: ["val loss", "accuracy"], param: ["lr", "model"], tag: ["mlflow.user"] },
  values: { "params.model": ["forest", "it's"] },
};

/** `|` marks the cursor. */
function at(text: string) {
  const cursor = text.indexOf("|");
  const { from, suggestions } = complete(text.replace("|", ""), cursor, runLanguage, vocabulary);
  return { from, inserts: suggestions.map(({ insert }) => insert) };
}

test("a name begun anywhere in it is found, names that begin so first", () => {
  expect(at("acc|").inserts[0]).toBe("metrics.accuracy");
  expect(at("status = 'x' AND (params.|")).toMatchObject({
    from: 18,
    inserts: ["params.lr", "params.model"],
  });
});

test("a quoted key is completed with its quotes, and its aggregates are offered", () => {
  expect(at("metrics.`val l|").inserts).toEqual([
    "metrics.`val loss`",
    "metrics.`val loss`.min",
    "metrics.`val loss`.max",
    "metrics.`val loss`.best",
  ]);
});

test("after a name come the comparators it takes", () => {
  expect(at("metrics.accuracy |").inserts).toEqual([
    "=",
    "!=",
    "<",
    "<=",
    ">",
    ">=",
    "IS NULL",
    "IS NOT NULL",
  ]);
  expect(at("tags.mlflow.user l|").inserts).toEqual(["LIKE", "ILIKE", "IS NULL", "IS NOT NULL"]);
});

test("after a comparator come the values seen, quoted", () => {
  expect(at("params.model = |").inserts).toEqual(["'forest'", `"it's"`]);
  expect(at("status IN ('FA|").inserts).toEqual(["'FAILED'"]);
});

test("after a clause come AND and OR", () => {
  expect(at("status = 'FAILED' |").inserts).toEqual(["AND", "OR"]);
  expect(at("params.lr IS NOT NULL a|").inserts).toEqual(["AND"]);
});
