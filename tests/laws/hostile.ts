/** Values that break programs which take a JSON type, a length or an encoding for granted. */
export const hostileValues: readonly unknown[] = [
  null,
  true,
  -1,
  0.5,
  NaN,
  Infinity,
  2_147_483_648,
  Number.MAX_SAFE_INTEGER,
  -Number.MAX_SAFE_INTEGER,
  1e308,
  10n ** 30n,
  2n ** 63n - 1n,
  "",
  " ",
  "\0",
  "a\0b",
  "\ud800",
  "\udfff\ud800",
  "e\u0301\u202e\u200f\u2066name",
  "\u{1f9ea}".repeat(300),
  "' OR 1=1; --",
  "../../../etc/passwd",
  "/etc/passwd",
  "..\\..\\secrets",
  "%2e%2e%2f%00",
  "__proto__",
  "constructor",
  "x".repeat(70_000),
  `/${"x".repeat(70_000)}`,
  "a\0@example.com",
  "\ud800@example.com",
  "metrics.`",
  "(".repeat(20_000),
  "NOT ".repeat(20_000),
  [],
  [null],
  [[]],
  {},
  { __proto__: null, toString: "x" },
  JSON.parse('{"__proto__": {"role": "owner"}, "constructor": {"prototype": {"role": "owner"}}}'),
  Array.from({ length: 60_000 }, () => "f".repeat(32)),
];

/** Every input that differs from this one in a single place, which holds something hostile. */
export function* spoil(input: unknown, values: readonly unknown[] = hostileValues): Generator<unknown> {
  yield* values;
  if (typeof input !== "object" || input === null || Symbol.asyncIterator in input) return;
  if (Array.isArray(input)) {
    for (const [index, part] of input.entries()) {
      for (const spoilt of spoil(part, values)) yield input.with(index, spoilt);
    }
    return;
  }
  for (const [key, part] of Object.entries(input)) {
    for (const spoilt of spoil(part, values)) yield { ...input, [key]: spoilt };
  }
}
