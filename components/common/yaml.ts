import { parseDocument } from "yaml";

/** Longer texts are data, not settings that somebody reads. */
const textMax = 1024 * 1024;

/**
 * Reads YAML that a stranger wrote: lists, maps and texts alone. Numbers, dates and nulls stay the text they were written
 * as, so that `3.10` is no number; tags construct nothing and are refused; an alias may be used, not multiplied.
 *
 * @throws Error with a sentence that says what is wrong with the text.
 */
export function parseYaml(text: string): unknown {
  if (text.length > textMax) throw new Error("The file is too long to be read as YAML.");
  try {
    // Comparing every key with every other takes minutes in a map that was made for it.
    const document = parseDocument(text, { schema: "failsafe", uniqueKeys: false, logLevel: "silent" });
    const [problem] = [...document.errors, ...document.warnings];
    if (problem !== undefined) throw problem;
    return document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    throw new Error(`The file cannot be read as YAML: ${reasonOf(error)}`, { cause: error });
  }
}

function reasonOf(error: unknown): string {
  // The parser calls itself for each level.
  if (error instanceof RangeError) return "it is nested too deeply.";
  // Its messages end with a colon and the place, with a full stop, or with nothing.
  const [sentence = ""] = (error instanceof Error ? error.message : String(error)).split("\n", 1);
  return `${sentence.replace(/[:.]$/u, "")}.`;
}
