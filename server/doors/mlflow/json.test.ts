import { array, assert, bigInt, double, json, pre, property } from "fast-check";
import { expect, test } from "vitest";
import { encodeColumns } from "./points.ts";
import { readJson, readJsonAsWritten, WrittenNumber } from "./json-read.ts";
import { toDouble, toInt64 } from "./json-write.ts";

const int64 = bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });

test("every int64 is read and written digit by digit", () => {
  assert(
    property(int64, (integer) => {
      const read = readJson(`{"step": ${integer}}`) as { step: number | bigint };
      expect(BigInt(read.step)).toBe(integer);
      expect(JSON.stringify({ step: toInt64(read.step) })).toBe(`{"step":${integer}}`);
    }),
  );
});

test("every double survives to the last bit, as a value and in a history", () => {
  assert(
    property(array(double(), { minLength: 1 }), (values) => {
      const zeros = new Float64Array(values.length);
      const [history = ""] = encodeColumns("k", {
        steps: zeros,
        times: zeros,
        values: new Float64Array(values),
      });
      const points = JSON.parse(`[${history}]`) as { value: number | string }[];
      for (const [index, value] of values.entries()) {
        const written = JSON.parse(JSON.stringify({ value: toDouble(value) })) as { value: number | string };
        expect(Number(written.value)).toBe(value);
        expect(Number(points[index]?.value)).toBe(value);
      }
    }),
  );
});

test("all other JSON is read as JSON.parse reads it", () => {
  assert(
    property(json({ maxDepth: 5 }), (text) => {
      pre(!/\d{16}/u.test(text));
      expect(readJson(text)).toEqual(JSON.parse(text));
    }),
  );
});

test("Python's three tokens are numbers outside of strings, and text within", () => {
  expect(readJson('[NaN, Infinity, -Infinity, "NaN", "a\\"NaN", {"Infinity": NaN}]')).toEqual([
    NaN,
    Infinity,
    -Infinity,
    "NaN",
    'a"NaN',
    { Infinity: NaN },
  ]);
});

test.each(["", "{", "[1,]", "NaNaN", "[nan]", '{"a": undefined}', "\0", "'a'", "[Infinity Infinity]"])(
  "%j is not JSON",
  (text) => expect(() => readJson(text)).toThrow("The request body is not valid JSON"),
);

test("64 levels are read and one more is not", () => {
  expect(readJson("[".repeat(64) + "]".repeat(64))).toBeDefined();
  expect(() => readJson("[".repeat(65) + "]".repeat(65))).toThrow("nested more than 64 levels deep");
  expect(readJson(JSON.stringify("[".repeat(100)))).toBe("[".repeat(100));
});

test("numbers are repeated as they were written", () => {
  expect(readJsonAsWritten('{"a": 9.0, "b": [1e3, -0]}')).toEqual({
    a: new WrittenNumber("9.0"),
    b: [new WrittenNumber("1e3"), new WrittenNumber("-0")],
  });
});
