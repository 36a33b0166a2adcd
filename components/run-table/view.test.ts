import { expect, test } from "vitest";
import { readView, showsTree, writeView } from "./view.ts";

test("a view survives the address, names with spaces, commas and quotes included", () => {
  const view = {
    filter: "metrics.`val loss` < 0.2 AND params.lr > 0.01",
    sort: "metrics.accuracy DESC",
    columns: ["metrics.`val loss`.min", 'tags."a`b, c"'],
    archived: true,
    nesting: "flat" as const,
  };
  expect(readView(new URLSearchParams(writeView(view)))).toEqual(view);
});

test("the default view has an empty address", () => {
  expect(writeView(readView(new URLSearchParams()))).toBe("");
});

test("a search and the archive show nested runs each in its own place", () => {
  const view = readView(new URLSearchParams());
  expect(showsTree(view)).toBe(true);
  expect(showsTree({ ...view, filter: "params.a = 'b'" })).toBe(false);
  expect(showsTree({ ...view, archived: true })).toBe(false);
});
