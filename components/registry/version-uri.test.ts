import { expect, test } from "vitest";
import { uriOf } from "./version-uri.ts";

test("a version is loaded as the champion, by another alias, or by its number", () => {
  const version = { name: "不正 検知", version: 3 };
  expect(uriOf({ ...version, aliases: ["blue", "champion"] })).toBe("models:/不正 検知@champion");
  expect(uriOf({ ...version, aliases: ["blue"] })).toBe("models:/不正 検知@blue");
  expect(uriOf({ ...version, aliases: [] })).toBe("models:/不正 検知/3");
});
