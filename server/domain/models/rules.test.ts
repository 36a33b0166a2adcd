import { expect, test } from "vitest";
import { addVersion, mergeVersions } from "./rules.ts";

test("a version is added to a list once, in Python's spacing", () => {
  const one = addVersion(undefined, "a", 1);
  expect(one).toBe('[{"name": "a", "version": 1}]');
  expect(addVersion(one, "a", 1)).toBe(one);
  expect(addVersion(one, "b", 1)).toBe('[{"name": "a", "version": 1}, {"name": "b", "version": 1}]');
});

test("a number written as a text is the same version", () => {
  expect(mergeVersions('[{"name": "a", "version": 1}]', '[{"name":"a","version":"1"}]')).toBe(
    '[{"name": "a", "version": 1}]',
  );
});

test.each(["", "{", "{}", "[1]", '[{"name": 3}]', '[{"name": "a", "version": "x"}]'])(
  "%j is no list of versions and gives way",
  (value) => {
    expect(mergeVersions(value, '[{"name": "a", "version": 2}]')).toBe('[{"name": "a", "version": 2}]');
  },
);
