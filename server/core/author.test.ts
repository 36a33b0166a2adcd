import { expect, test } from "vitest";
import { readAuthor } from "./author.ts";

test.each([
  [{ kind: "person", personId: 3, name: "Keiko", email: "keiko@example.org" }, "person", "Keiko"],
  [{ kind: "token", tokenId: 1, name: "laptop", personId: 3, personName: "Keiko" }, "person", "Keiko"],
  [{ kind: "token", tokenId: 1, name: "ci", personId: null, personName: null }, "token", "ci"],
  [{ kind: "token", tokenId: 1, name: "older", personId: 3 }, "token", "older"],
  [{ kind: "operator", name: "command line" }, "operator", "command line"],
  ["no actor", "unknown", "Somebody"],
])("what %j did was done by the %s %s, and nothing else of them is told", (actor, kind, name) => {
  expect(readAuthor(actor)).toEqual({ kind, name });
});
