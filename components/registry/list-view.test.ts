import { expect, test } from "vitest";
import { parseOrderBy, registeredModelLanguage } from "#server/core/filter/index.ts";
import { listInput, type ListView, readListView, writeListView } from "./list-view.ts";

const views: ListView[] = [
  { filter: "", order: "name" },
  { filter: "name ILIKE '%不正%' AND tags.`a b` = 'x&y'", order: "-updated" },
  { filter: "", order: "updated" },
  { filter: "", order: "-name" },
];

test("an address shows the view it was written for, and the default needs none", () => {
  for (const view of views) expect(readListView(new URLSearchParams(writeListView(view)))).toEqual(view);
  expect(views.slice(0, 1).map(writeListView)).toEqual([""]);
});

test("an order that there is not is the default", () => {
  for (const order of ["size", "constructor", "__proto__"])
    expect(readListView(new URLSearchParams({ order })).order).toBe("name");
});

test("every order is one of the search grammar", () => {
  for (const view of views)
    expect(parseOrderBy(listInput(view).orderBy, registeredModelLanguage)).toMatchObject({ ok: true });
});
