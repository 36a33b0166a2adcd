import { expect, test } from "vitest";
import { readLayout, readView, showsTree, writeLayout, writeView } from "./view.ts";

test("a view survives the address, names with spaces, commas and quotes included", () => {
  const view = {
    filter: "metrics.`val loss` < 0.2 AND params.lr > 0.01",
    sort: "metrics.accuracy DESC",
    columns: ["metrics.`val loss`.min", 'tags."a`b, c"'],
    archived: true,
    nesting: "flat" as const,
    widths: { 'tags."a`b, c"': 96, "metrics.`val loss`.min": 240 },
  };
  expect(readView(new URLSearchParams(writeView(view)))).toEqual(view);
});

test("the default view has an empty address", () => {
  expect(writeView(readView(new URLSearchParams()))).toBe("");
});

test("widths that nobody could mean are left out or brought within bounds", () => {
  expect(widthsOf("width=1+metrics.loss&width=99999+status")).toEqual({ "metrics.loss": 48, status: 1_200 });
  expect(widthsOf("width=wide&width=-5+status")).toEqual({});
  expect(widthsOf("")).toBeUndefined();
});

test("an address can say that every column has its usual width, whatever is remembered", () => {
  expect(readLayout(writeLayout({ widths: {} }))).toEqual({ widths: {} });
});

test("a search and the archive show nested runs each in its own place", () => {
  const view = readView(new URLSearchParams());
  expect(showsTree(view)).toBe(true);
  expect(showsTree({ ...view, filter: "params.a = 'b'" })).toBe(false);
  expect(showsTree({ ...view, archived: true })).toBe(false);
});

const widthsOf = (query: string) => readView(new URLSearchParams(query)).widths;
