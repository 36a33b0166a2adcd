import { expect, test } from "vitest";
import { showBlanks } from "./blanks.ts";

test("names that differ in blanks alone look different", () => {
  const names = [
    "iris",
    " iris",
    "iris ",
    "iris\t",
    "iris\n",
    "\u3000iris",
    "iris a",
    "iris  a",
    "iris\ta",
    "iris\u00a0a",
  ];
  const shown = names.map(showBlanks);
  expect(new Set(shown).size).toBe(names.length);
  expect(shown).toEqual(shown.map((name) => name.trim().replaceAll(/\s+/gu, " ")));
});

test("an ordinary name stays as it is", () => {
  for (const name of ["", "fraud detection", "第一\u3000実験"]) expect(showBlanks(name)).toBe(name);
});
