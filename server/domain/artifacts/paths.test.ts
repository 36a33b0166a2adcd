import * as fc from "fast-check";
import { expect, test } from "vitest";
import { findFault, parseArtifactPath } from "./paths.ts";

test.each([
  ["a/b.txt", "a/b.txt"],
  ["a//b/./c/", "a/b/c"],
  [".", ""],
  ["", ""],
  ["./x", "x"],
  ["名前 with space.csv", "名前 with space.csv"],
  ["images/dog+step+20+timestamp+1.png", "images/dog+step+20+timestamp+1.png"],
  ["key~with~slash;v=1", "key~with~slash;v=1"],
  ["100%.txt", "100%.txt"],
  ["100%deal.csv", "100%deal.csv"],
  ["a..b/..c/d..", "a..b/..c/d.."],
  [".hidden/.x", ".hidden/.x"],
  ["👩🏽‍💻.png", "👩🏽‍💻.png"],
])("%j is the path %j", (raw, path) => {
  expect(parseArtifactPath(raw)).toBe(path);
});

const hostile = [
  "..",
  "../x",
  "a/../b",
  "a/..",
  "%2e%2e/x",
  "%252e%252e%252fx",
  "a%2f..%2fb",
  ".%2e/x",
  "..%2fx",
  "..%5cx",
  "\\..\\x",
  "a\\b",
  "/etc/passwd",
  "//etc/passwd",
  "%2fetc/passwd",
  "C:/x",
  "c:x",
  "a/C:x",
  "C:\\x",
  "file:///etc/passwd",
  "file:/etc/passwd",
  "FILE%3a///etc/passwd",
  "a#b",
  "a%23b",
  "a\u0000b",
  "a%00b",
  "a\nb",
  "a%0d%0ab",
  "a\u0085b",
  "abc\u202Etxt.exe",
  "\ufeffx",
  "\ud800",
  ".. /x",
  "... /x",
  `${"a".repeat(256)}`,
  `${"あ".repeat(86)}`,
  `${"a/".repeat(1100)}b`,
  `%${"25".repeat(12)}2e`,
];

test.each(hostile)("%j is refused", (raw) => {
  expect(() => parseArtifactPath(raw)).toThrow("Invalid path");
  expect(findFault(raw)).toMatch(/\.$/);
});

/** 10,000 paths put together from what attacks are made of. */
const pieces = fc.constantFrom(
  "..",
  ".",
  "/",
  "//",
  "\\",
  "%2e",
  "%2E%2e",
  "%252e",
  "%25252e",
  "%2f",
  "%252f",
  "%5c",
  "%255c",
  "%00",
  "\u0000",
  "C:",
  "c%3a",
  "file:",
  "file%3A//",
  "#",
  "%23",
  "a",
  "model",
  "7",
  "あ",
  "%e3%81%82",
  "%c0%ae",
  "%c0%af",
  "\uff0e",
  "\u2215",
  "\u202e",
  "\ud83e",
  ";",
  "?",
  " ",
  "\t",
  "\r\n",
  "~",
  "%",
  "%%",
  "%2",
  "etc/passwd",
);

test("what is absolute only in its one spelling is refused", () => {
  expect(findFault("./%2f")).toBeDefined();
  expect(findFault(".//%2fetc/passwd")).toBeDefined();
});

test("whatever is accepted stays inside the folder it is joined to, however often it is decoded, on any system", () => {
  const run = "7/0123456789abcdef0123456789abcdef/artifacts";
  let accepted = 0;
  fc.assert(
    fc.property(
      fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join("")),
      (raw) => {
        if (findFault(raw) !== undefined) return;
        accepted += 1;
        const path = parseArtifactPath(raw);
        expect(parseArtifactPath(path)).toBe(path);
        let spelling = path;
        for (let round = 0; round < 12; round += 1) {
          for (const separator of [/\//u, /[/\\]/u]) {
            const names = `${run}/${spelling}`.split(separator);
            expect(names.some((name) => /^\.\.[. ]*$/u.test(name))).toBe(false);
          }
          // oxlint-disable-next-line no-control-regex
          expect(spelling).not.toMatch(/^[/\\]|^[a-z]:|^file:|[\u0000-\u001f\u007f#]/iu);
          spelling = spelling.replaceAll(/%[0-7][0-9a-f]/giu, (code) => decodeURIComponent(code));
        }
      },
    ),
    { numRuns: 10_000 },
  );
  expect(accepted).toBeGreaterThan(100);
});
