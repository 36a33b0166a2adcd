/** Whether a value that was read is a map. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The map itself, or an empty one for anything else. */
export const recordOf = (value: unknown): Record<string, unknown> => (isRecord(value) ? value : {});

/** A list of anything, empty for what is none. */
export const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** The text that was written; undefined where YAML or JSON says that there is none. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (typeof value !== "string" || ["", "null", "~"].includes(value)) return undefined;
  return value;
}
