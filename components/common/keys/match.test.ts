import { expect, test } from "vitest";
import { advance, nameKey } from "./match.ts";

const bindings = ["g e", "g h", "/", "mod+k", "x"];

test("a single key matches at once", () => {
  expect(advance("", "/", bindings)).toEqual({ match: "/", waiting: "" });
});

test("a sequence waits for its second key", () => {
  expect(advance("", "g", bindings)).toEqual({ waiting: "g" });
  expect(advance("g", "e", bindings)).toEqual({ match: "g e", waiting: "" });
});

test("a key that breaks a sequence counts as a new start", () => {
  expect(advance("g", "x", bindings)).toEqual({ match: "x", waiting: "" });
  expect(advance("g", "q", bindings)).toEqual({ waiting: "" });
});

test("control and command are one modifier; a modifier alone is no key", () => {
  const press = { key: "K", ctrlKey: true, metaKey: false, altKey: false };
  expect(nameKey(press)).toBe("mod+k");
  expect(nameKey({ ...press, key: "Control" })).toBeUndefined();
});
