import * as fc from "fast-check";
import { expect, test } from "vitest";
import { makeNamer } from "./zip-names.ts";

const namesOf = (...paths: string[]) => paths.map(makeNamer("run"));

test("ordinary paths stay as they are, below the folder's own name", () => {
  expect(namesOf("a.txt", "model/MLmodel", "模型/重み.bin")).toEqual([
    "run/a.txt",
    "run/model/MLmodel",
    "run/模型/重み.bin",
  ]);
});

test("names that one disk takes for the same are told apart", () => {
  expect(namesOf("A.txt", "a.txt", "a (2).txt")).toEqual(["run/A.txt", "run/a (2).txt", "run/a (2) (2).txt"]);
  expect(namesOf("caf\u00e9", "cafe\u0301")).toEqual(["run/caf\u00e9", "run/cafe\u0301 (2)"]);
  expect(namesOf("Plots", "plots/1.png", "plots/2.png")).toEqual([
    "run/Plots",
    "run/plots (2)/1.png",
    "run/plots (2)/2.png",
  ]);
});

test("names that Windows cannot keep become ones it can", () => {
  expect(namesOf("loss<0.1>?.png", "nul.txt", "dir. /a", "a:b")).toEqual([
    "run/loss_0.1__.png",
    "run/_nul.txt",
    "run/dir__/a",
    "run/a_b",
  ]);
});

test("whatever the paths are, no two entries meet and none leads out", () => {
  const segment = fc.oneof(
    fc.constantFrom("a", "A", "con", "x.", "é", "e\u0301", "a (2)"),
    fc.string({ minLength: 1 }),
  );
  const path = fc.array(
    segment.map((name) => name.replace(/[/\\]/gu, "-")),
    { minLength: 1, maxLength: 4 },
  );
  fc.assert(
    fc.property(fc.uniqueArray(path.map((names) => names.join("/"))), (paths) => {
      const names = namesOf(...paths);
      expect(new Set(names.map((name) => name.normalize("NFC").toLowerCase())).size).toBe(names.length);
      for (const name of names) {
        expect(name.startsWith("run/")).toBe(true);
        expect(name.split("/").some((part) => /^\.*$/u.test(part))).toBe(false);
      }
    }),
  );
});
