import { expect, test } from "vitest";
import { fileAddress, foldersOf, joinPath } from "./address.ts";
import { indentJson, parseLooseJson, readJsonTable } from "./json-table.ts";
import { looksBinary, planPreview, trimCut } from "./preview-plan.ts";
import { groupSteps, parseStepName } from "./image-steps.ts";
import { readNotebook } from "./notebook.ts";
import { parseSeparated } from "./separated.ts";
import { isNumericColumn, sortedOrder } from "./table.ts";

const whole = { isCut: false };
const entry = (name: string) => ({ name, kind: "file" as const, sizeBytes: 1, files: 1 });
const tableOf = (text: string) => readJsonTable(parseLooseJson(text));

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
  ["curve.png", 40 * 1024 * 1024, "facts"],
  ["x.svg", 10, "image"],
  ["MLmodel", 10, "model"],
  ["requirements.txt", 10, "model"],
  ["train.py", 9e9, "text"],
  ["notes.md", 10, "markdown"],
  ["x.csv", 9e9, "separated"],
  ["table.json", 1_000, "json"],
  ["table.json", 20 * 1024 * 1024, "text"],
  ["model.pkl", 10, "facts"],
  ["model.bin", 10, "facts"],
  ["weights.npy", 10, "tensors"],
  ["data.parquet", 9e9, "parquet"],
  ["eda.ipynb", 10, "notebook"],
  ["clip.mp4", 9e9, "video"],
  ["report.html", 10, "document"],
  ["x.txt", 0, "facts"],
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
    rowsInAll: 2,
  });
});

test("tabs and semicolons separate as well, and Windows ends its lines", () => {
  expect(parseSeparated("a\tb\r\n1\t2\r\n", whole).rows).toEqual([["1", "2"]]);
  expect(parseSeparated('"a;x";b\n1;2', whole).rows).toEqual([["1", "2"]]);
});

test("a row that was cut off is left out, and nobody knows how many there are", () => {
  expect(parseSeparated("a,b\n1,2\n3,", { isCut: true })).toEqual({
    columns: ["a", "b"],
    rows: [["1", "2"]],
    rowsInAll: undefined,
  });
});

test("an open quote does not swallow the page", () => {
  expect(parseSeparated('a,b\n"never closed,1\n2,3', whole).rows).toEqual([["never closed,1\n2,3"]]);
  expect(parseSeparated("", whole)).toEqual({ columns: [], rows: [], rowsInAll: 0 });
});

test("a table of log_table is read, pictures and missing values included", () => {
  const table = {
    columns: ["q", "score", "image", "extra"],
    data: [
      ["a", 0.1, { type: "image", filepath: "images/a.png", compressed_filepath: "x" }, null],
      ["b", 2, "x", [1]],
    ],
  };
  expect(tableOf(JSON.stringify(table))).toEqual({
    columns: ["q", "score", "image", "extra"],
    rows: [
      ["a", "0.1", { picture: "images/a.png" }, null],
      ["b", "2", "x", "[1]"],
    ],
    rowsInAll: 2,
  });
});

test("bare NaN and Infinity, as Python writes them, do not spoil a table", () => {
  const text = '{"columns": ["NaN"], "data": [[NaN], [-Infinity], ["a NaN"]]}';
  expect(tableOf(text)).toEqual({
    columns: ["NaN"],
    rows: [["NaN"], ["-Infinity"], ["a NaN"]],
    rowsInAll: 3,
  });
});

test("a list of objects is a table of all their keys; other JSON is none", () => {
  expect(tableOf('[{"a": 1}, {"b": true}]')?.rows).toEqual([
    ["1", ""],
    ["", "true"],
  ]);
  for (const text of ["{}", "[]", "[1]", "3", "{", '{"columns": [], "data": [1]}']) {
    expect(tableOf(text)).toBeUndefined();
  }
  expect(indentJson('{"a":[1]}')).toBe('{\n  "a": [\n    1\n  ]\n}');
  expect(indentJson("no json")).toBe("no json");
});

test("whole numbers that no double holds keep every digit, in tables and indented", () => {
  const big = "1152921504606846977";
  const text = `{"columns": ["id", "n 1152921504606846977", "x"], "data": [[${big}, "${big}1", 0.1234567890123456], [-${big}, null, 1e-7]]}`;
  expect(tableOf(text)).toEqual({
    columns: ["id", "n 1152921504606846977", "x"],
    rows: [
      [big, `${big}1`, "0.1234567890123456"],
      [`-${big}`, null, "1e-7"],
    ],
    rowsInAll: 2,
  });
  expect(tableOf(`[{"id": ${big}, "loss": NaN}]`)?.rows).toEqual([[big, "NaN"]]);
  expect(indentJson(`{"n":[${big},-${big},"${big}",1.5]}`)).toBe(
    `{\n  "n": [\n    ${big},\n    -${big},\n    "${big}",\n    1.5\n  ]\n}`,
  );
});

test("rows are sorted by number where a column holds numbers, and what is missing stays last", () => {
  const rows = [["10"], ["9"], [""], ["-inf"], ["1e3"]];
  expect(isNumericColumn(rows, 0)).toBe(true);
  expect(sortedOrder(rows, { column: 0, descending: false })).toEqual([3, 1, 0, 4, 2]);
  expect(sortedOrder(rows, { column: 0, descending: true })).toEqual([4, 0, 1, 3, 2]);
  expect(sortedOrder([["b"], [null], ["a"]], { column: 0, descending: false })).toEqual([2, 0, 1]);
});

test("pictures of steps are told by their names, with their thumbnails, in the order of their steps", () => {
  const named = (step: number, id: string, end = ".png") =>
    entry(`val~pred+step+${step}+timestamp+17${step}+${id}${end}`);
  const series = groupSteps([
    named(10, "aa-1"),
    named(2, "bb-2"),
    named(2, "bb-2", "+compressed.webp"),
    entry("notes.txt"),
  ]);
  expect(series.map(({ key, steps }) => [key, steps.map(({ step }) => step)])).toEqual([
    ["val/pred", [2, 10]],
  ]);
  expect(series[0]?.steps[0]?.thumbnail).toBe("val~pred+step+2+timestamp+172+bb-2+compressed.webp");
  expect(parseStepName("loss%step%3%timestamp%5%ab.png")).toMatchObject({ key: "loss", step: 3 });
  expect(parseStepName("loss.png")).toBeUndefined();
});

test("a notebook gives its cells and outputs, and what is none gives nothing", () => {
  const cells = [
    { cell_type: "markdown", source: ["# A", "\n"] },
    {
      cell_type: "code",
      execution_count: 3,
      source: "1 + 1",
      outputs: [
        { output_type: "stream", text: ["2\n"] },
        { output_type: "display_data", data: { "text/html": "<b>x</b>", "text/plain": "x" } },
      ],
    },
  ];
  const notebook = readNotebook({ nbformat: 4, metadata: {}, cells });
  expect(notebook?.cells.map(({ kind }) => kind)).toEqual(["markdown", "code"]);
  expect(readNotebook({ a: 1 })).toBeUndefined();
  expect(readNotebook("x")).toBeUndefined();
});

test("a matrix, and what an example of a model's input wraps, are tables; ragged and nested lists are none", () => {
  const matrix = {
    columns: ["0", "1"],
    rows: [
      ["1", "2.5"],
      ["3", "x"],
    ],
    rowsInAll: 2,
  };
  expect(tableOf('[[1, 2.5], [3, "x"]]')).toEqual(matrix);
  expect(tableOf('{"inputs": [[1, 2.5], [3, "x"]]}')).toEqual(matrix);
  const split = '{"dataframe_split": {"columns": ["a"], "data": [[1]]}}';
  expect(tableOf(split)).toEqual({ columns: ["a"], rows: [["1"]], rowsInAll: 1 });
  for (const text of ["[[1], [2, 3]]", "[[[1]]]", "[[]]", "[1, 2]", '{"inputs": {"inputs": [[1]]}}'])
    expect(tableOf(text)).toBeUndefined();
});
