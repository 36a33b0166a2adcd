import { expect, test } from "vitest";
import { fileAddress, foldersOf, joinPath } from "./address.ts";
import { indentJson, parseJsonTable } from "./json-table.ts";
import { looksBinary, planPreview, trimCut } from "./preview-plan.ts";
import { parseSeparated } from "./separated.ts";

const whole = { rowsMax: 100, isCut: false };

test("an address keeps every character of a name, and its slashes", () => {
  expect(fileAddress("acme", "7/r/artifacts/a b#?%.txt")).toBe(
    "/api/teams/acme/files/7/r/artifacts/a%20b%23%3F%25.txt",
  );
  expect(fileAddress("acme", "x", 10)).toBe("/api/teams/acme/files/x?preview=10");
  expect(joinPath("", "a")).toBe("a");
  expect(joinPath("a", "b")).toBe("a/b");
  expect(foldersOf("a/b/c.txt")).toEqual(["a", "a/b"]);
  expect(foldersOf("c.txt")).toEqual([]);
});

test.each([
  ["curve.png", 1_000, "image"],
  ["curve.png", 21 * 1024 * 1024, "none"],
  ["x.svg", 10, "image"],
  ["MLmodel", 10, "text"],
  ["train.py", 9e9, "text"],
  ["notes.md", 10, "markdown"],
  ["x.csv", 9e9, "separated"],
  ["table.json", 1_000, "json"],
  ["table.json", 3 * 1024 * 1024, "text"],
  ["model.pkl", 10, "none"],
  ["model.bin", 10, "none"],
  ["report.html", 10, "text"],
  ["x.txt", 0, "none"],
])("%s of %d bytes is shown as %s", (name, size, kind) => {
  expect(planPreview(name, size).kind).toBe(kind);
});

test("bytes that are no text are told from text that was cut in a character", () => {
  expect(looksBinary("abc\0def")).toBe(true);
  expect(looksBinary("\ufffd".repeat(50))).toBe(true);
  expect(looksBinary("日本語のテキスト\ufffd")).toBe(false);
  expect(trimCut("日本\ufffd")).toBe("日本");
});

test("separated text keeps quoted separators, quotes and line ends", () => {
  expect(parseSeparated('a,b\n"1,5","say ""hi"""\n"two\nlines",\n', whole)).toEqual({
    columns: ["a", "b"],
    rows: [
      ["1,5", 'say "hi"'],
      ["two\nlines", ""],
    ],
    isCut: false,
  });
});

test("tabs and semicolons separate as well, and Windows ends its lines", () => {
  expect(parseSeparated("a\tb\r\n1\t2\r\n", whole).rows).toEqual([["1", "2"]]);
  expect(parseSeparated('"a;x";b\n1;2', whole).rows).toEqual([["1", "2"]]);
});

test("a row that was cut off is left out, and more rows than the limit are not read", () => {
  expect(parseSeparated("a,b\n1,2\n3,", { rowsMax: 100, isCut: true })).toMatchObject({
    rows: [["1", "2"]],
    isCut: true,
  });
  const long = `a\n${"1\n".repeat(50)}`;
  expect(parseSeparated(long, { rowsMax: 10, isCut: false })).toMatchObject({ isCut: true });
  expect(parseSeparated(long, { rowsMax: 10, isCut: false }).rows).toHaveLength(10);
});

test("an open quote does not swallow the page", () => {
  expect(parseSeparated('a,b\n"never closed,1\n2,3', whole).rows).toEqual([["never closed,1\n2,3"]]);
  expect(parseSeparated("", whole)).toEqual({ columns: [], rows: [], isCut: false });
});

test("a table of log_table is read, pictures and missing values included", () => {
  const table = {
    columns: ["q", "score", "image", "extra"],
    data: [
      ["a", 0.1, { type: "image", filepath: "images/a.png", compressed_filepath: "x" }, null],
      ["b", 2, "x", [1]],
    ],
  };
  expect(parseJsonTable(JSON.stringify(table), 100)).toEqual({
    columns: ["q", "score", "image", "extra"],
    rows: [
      [{ text: "a" }, { text: "0.1" }, { picture: "images/a.png" }, { text: "" }],
      [{ text: "b" }, { text: "2" }, { text: "x" }, { text: "[1]" }],
    ],
    rowsInAll: 2,
  });
});

test("bare NaN and Infinity, as Python writes them, do not spoil a table", () => {
  const text = '{"columns": ["NaN"], "data": [[NaN], [-Infinity], ["a NaN"]]}';
  expect(parseJsonTable(text, 2)).toMatchObject({
    columns: ["NaN"],
    rows: [[{ text: "NaN" }], [{ text: "-Infinity" }]],
    rowsInAll: 3,
  });
});

test("a list of objects is a table of all their keys; other JSON is none", () => {
  expect(parseJsonTable('[{"a": 1}, {"b": true}]', 100)?.rows).toEqual([
    [{ text: "1" }, { text: "" }],
    [{ text: "" }, { text: "true" }],
  ]);
  for (const text of ["{}", "[]", "[1]", "3", "{", '{"columns": [], "data": [1]}']) {
    expect(parseJsonTable(text, 100)).toBeUndefined();
  }
  expect(indentJson('{"a":[1]}')).toBe('{\n  "a": [\n    1\n  ]\n}');
  expect(indentJson("no json")).toBe("no json");
});
