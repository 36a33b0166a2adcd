import { expect, test } from "vitest";
import { moveColumn, placeColumn, resizeColumn } from "./arrange.ts";
import { columnOf } from "./column.ts";

const param = (key: string) => columnOf({ entity: "param", key });
const abc = ["a", "b", "c"].map(param);
const keys = (columns: typeof abc) =>
  columns.map(({ field }) => field.entity === "param" && field.key).join("");

test("a column goes into any gap, and the gaps beside it change nothing", () => {
  expect([0, 1, 2, 3].map((gap) => keys(placeColumn(abc, param("b"), gap)))).toEqual([
    "bac",
    "abc",
    "abc",
    "acb",
  ]);
});

test("a step at the edge changes nothing", () => {
  expect(keys(moveColumn(abc, param("a"), -1))).toBe("abc");
  expect(keys(moveColumn(abc, param("a"), 1))).toBe("bac");
  expect(keys(moveColumn(abc, param("c"), 1))).toBe("abc");
  expect(keys(moveColumn(abc, param("x"), 1))).toBe("abc");
});

test("widths are kept for the names and the columns on view, and given back one by one", () => {
  const widths = { run_name: 300, "params.a": 90, "params.gone": 200 };
  expect(resizeColumn(widths, abc, "params.b", 150)).toEqual({
    run_name: 300,
    "params.a": 90,
    "params.b": 150,
  });
  expect(resizeColumn(widths, abc, "params.a", undefined)).toEqual({ run_name: 300 });
});
