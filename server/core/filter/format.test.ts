import * as fc from "fast-check";
import { expect, test } from "vitest";
import { anyFilter, anyOrder } from "./arbitrary.ts";
import type { Filter } from "./ast.ts";
import { complete } from "./complete.ts";
import { formatFilter, formatOrderTerm } from "./format.ts";
import { runLanguage } from "./languages/runs.ts";
import { completeOrder, parseOrderBy } from "./order.ts";
import { parseFilter } from "./parse.ts";

/** Where a clause stands is no part of what it means. */
function withoutSpans(filter: Filter): unknown {
  if (filter.kind === "clause") return { ...filter, span: undefined };
  if (filter.kind === "not") return { kind: "not", operand: withoutSpans(filter.operand) };
  return { kind: filter.kind, operands: filter.operands.map(withoutSpans) };
}

test("every filter can be written, and reads back as itself", () => {
  fc.assert(
    fc.property(anyFilter(), (filter) => {
      const parsed = parseFilter(formatFilter(filter), runLanguage, 0);
      if (!parsed.ok || !parsed.value) throw new Error(`${formatFilter(filter)}: ${JSON.stringify(parsed)}`);
      expect(withoutSpans(parsed.value)).toEqual(withoutSpans(filter));
    }),
    { numRuns: 1_000 },
  );
});

test("every order can be written, and reads back as itself", () => {
  fc.assert(
    fc.property(anyOrder(), (order) => {
      const parsed = parseOrderBy(order.map(formatOrderTerm), runLanguage);
      expect(parsed).toEqual({ ok: true, value: completeOrder(order, runLanguage) });
    }),
  );
});

const pieces = fc.constantFrom(
  ..."metrics. params. tags. a `a b` \"a\" 'x' ' \" ` ( ) , ; = != <> >= LIKE IN NOT IS NULL AND OR 1 -2.5e3 nan . E'\\".split(
    " ",
  ),
  "\0",
  "é",
  "\\",
  " ",
);
const anyText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join(" ")),
  fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join("")),
);

test("any text is a filter or a problem that points into it", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const parsed = parseFilter(text, runLanguage, 0);
      if (parsed.ok) return;
      const { column, length, message } = parsed.problem;
      expect(message).not.toBe("");
      expect(column).toBeGreaterThan(0);
      expect(column + length - 1).toBeLessThanOrEqual(text.length + 1);
    }),
    { numRuns: 20_000 },
  );
});

test("any text can be completed anywhere", () => {
  fc.assert(
    fc.property(anyText, fc.nat(200), (text, cursor) => {
      const at = Math.min(cursor, text.length);
      const { from, to } = complete(text, at, runLanguage, { keys: { metric: ["a b"] } });
      expect(from).toBeLessThanOrEqual(to);
    }),
    { numRuns: 2_000 },
  );
});
