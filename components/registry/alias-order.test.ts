import { expect, test } from "vitest";
import { championFirst } from "./alias-order.ts";

test("the champion is named first, and the others keep their order", () => {
  const aliases = ["candidate", "challenger", "champion", "staging"];
  expect(championFirst(aliases, (alias) => alias)).toEqual([
    "champion",
    "candidate",
    "challenger",
    "staging",
  ]);
  expect(championFirst(["b", "a"], (alias) => alias)).toEqual(["b", "a"]);
});
