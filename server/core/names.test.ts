import { expect, test } from "vitest";
import { findKeyProblem, findTextProblem, Key, text } from "./names.ts";

test.each(["loss", "val/loss", "a b", "a:b", "é", "学習率", "a.b-c_d", "a/...b", "x²"])(
  "%j is a key",
  (key) => expect(findKeyProblem(key)).toBeUndefined(),
);

test.each(["a,b", "a\n", "a\0", "a'b", "a`b", "😀", "a;b"])("%j holds characters no key may have", (key) =>
  expect(findKeyProblem(key)).toMatch(/^Names may only contain/),
);

test.each([
  ["", "."],
  [".", "."],
  ["a//b", "a/b"],
  ["a/", "a"],
  ["/a", "/a"],
  ["./a", "a"],
  ["a/../b", "b"],
  ["../a", "../a"],
  ["a/..", "."],
])("%j is refused because it resolves to %j", (key, resolved) =>
  expect(findKeyProblem(key)).toMatch(new RegExp(`would resolve to '${resolved}'$`)),
);

test("length counts characters, not UTF-16 units", () => {
  expect(Key.safeParse("a".repeat(250)).success).toBe(true);
  expect(Key.safeParse("𝛼".repeat(250)).success).toBe(true);
  expect(findKeyProblem("a".repeat(251))).toBe("exceeds the maximum length of 250 characters");
  expect(text(3).safeParse("😀😀😀").success).toBe(true);
  expect(text(3).safeParse("abcd").success).toBe(false);
});

test("text that the database would refuse or change is refused", () => {
  expect(findTextProblem("a\0b")).toMatch(/NUL/);
  expect(findTextProblem("\ud800")).toMatch(/surrogate/);
  expect(findTextProblem("naïve 😀")).toBeUndefined();
});
