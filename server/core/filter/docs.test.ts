import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { runLanguage } from "./languages/runs.ts";
import { parseFilter } from "./parse.ts";

const page = readFileSync(new URL("../../../docs/search.md", import.meta.url), "utf8");
const blocks = [...page.matchAll(/```sql\n(.*?)```/gs)].flatMap(
  (match) => match[1]?.trim().split("\n") ?? [],
);
const inline = [
  ...page.matchAll(
    /(?<!`)`((?:NOT |metrics|params|tags|datasets|start_time|end_time)[^`]* (?:[=<>!]+|IS|IN) [^`]+)`/g,
  ),
].map((match) => match[1] ?? "");

test.each([...blocks, ...inline].filter((filter) => !filter.includes("…")))(
  "docs/search.md: %s",
  (filter) => {
    expect(parseFilter(filter, runLanguage, 0)).toMatchObject({ ok: true });
  },
);

test("docs/search.md has examples", () => {
  expect(blocks.length).toBeGreaterThan(2);
  expect(inline.length).toBeGreaterThan(8);
});
