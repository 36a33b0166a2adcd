import { expect, test } from "vitest";
import { loggedModelLanguage, parseFilter } from "#server/core/filter/index.ts";
import { type ListView, readListView, refreshInput, sinceInput, writeListView } from "./list-view.ts";

test("an address shows the view it was written for, and the default needs none", () => {
  const views: ListView[] = [
    { filter: "", sort: undefined },
    { filter: "name ILIKE '%不正%' AND tags.`a b` = 'x&y'", sort: { field: "name", descending: false } },
    { filter: "", sort: { field: "metrics.val loss DESC", descending: true } },
  ];
  for (const view of views) expect(readListView(new URLSearchParams(writeListView(view)))).toEqual(view);
  expect(views.slice(0, 1).map(writeListView)).toEqual([""]);
});

test("an order without a direction is none", () => {
  for (const sort of ["name", "DESC", "name down", ""])
    expect(readListView(new URLSearchParams({ sort })).sort).toBeUndefined();
});

test("what the list asks to stay current is of the search grammar, whatever the filter", () => {
  const filter = "metrics.auc > 0.5 OR name = 'a'";
  const asked = [
    refreshInput(7, ["m-1", "m-2"]).filter,
    sinceInput(7, { filter, sort: undefined }, 12).filter,
    sinceInput(7, { filter: "", sort: undefined }, 12).filter,
  ];
  for (const text of asked) expect(parseFilter(text, loggedModelLanguage, 0)).toMatchObject({ ok: true });
});
