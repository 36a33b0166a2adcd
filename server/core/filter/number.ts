const DECIMAL = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;
const INFINITY = /^([+-]?)inf(?:inity)?$/i;

/**
 * The finite number a param's text spells, or undefined: decimals with an optional exponent and nothing else (no
 * blanks, no hexadecimal, no `1_000`, no `inf`). What a double cannot hold, too large or too small, is no number.
 */
export function parseDecimal(text: string): number | undefined {
  if (!DECIMAL.test(text)) return undefined;
  const value = Number(text);
  const isLost = value === 0 && /[1-9]/.test(text.replace(/[eE].*/, ""));
  return Number.isFinite(value) && !isLost ? value : undefined;
}

/** The number written in a filter: a decimal, or `NaN`, `inf`, `-Infinity` in any case. */
export function parseNumber(text: string): number | undefined {
  const infinity = INFINITY.exec(text);
  if (infinity) return infinity[1] === "-" ? -Infinity : Infinity;
  return /^nan$/i.test(text) ? NaN : parseDecimal(text);
}
