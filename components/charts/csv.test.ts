import { expect, test } from "vitest";
import { csvLine } from "./csv.ts";

test("numbers keep every digit, beyond 2^53 too", () => {
  expect(csvLine([0.1 + 0.2, 9_007_199_254_740_993n, -1, NaN])).toBe(
    "0.30000000000000004,9007199254740993,-1,NaN\r\n",
  );
});

test("commas, quotes and line ends stay inside their cell", () => {
  expect(csvLine(['a,"b"\nc', "plain"])).toBe('"a,""b""\nc",plain\r\n');
});

test("a name that looks like a formula is inert", () => {
  expect(csvLine(["=HYPERLINK(1)", "@x", "-run"])).toBe("'=HYPERLINK(1),'@x,'-run\r\n");
});
