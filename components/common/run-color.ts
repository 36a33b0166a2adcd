/** How many colours `app/globals.css` has for runs. */
export const runColors = 12;

/**
 * The colour a run wears everywhere: taken from its id, so that it is the same on every page, for every reader
 * and after every reload. Returns a CSS colour that follows the theme.
 */
export function runColor(runId: string): string {
  return `var(--run-${(hash(runId) % runColors) + 1})`;
}

/**
 * Colours for runs that are seen together: each keeps its own where it is free and takes the next free one
 * otherwise; past twelve runs colours repeat with another dash. Depends only on the ids and their order.
 */
export function assignRunColors(runIds: readonly string[]): Map<string, { color: string; dash?: string }> {
  const assigned = new Map<string, { color: string; dash?: string }>();
  const taken = new Set<number>();
  for (const runId of runIds) {
    if (assigned.has(runId)) continue;
    const round = Math.floor(assigned.size / runColors);
    if (assigned.size % runColors === 0) taken.clear();
    let slot = hash(runId) % runColors;
    while (taken.has(slot)) slot = (slot + 1) % runColors;
    taken.add(slot);
    const dash = dashes[round % dashes.length];
    assigned.set(runId, { color: `var(--run-${slot + 1})`, ...(dash === undefined ? {} : { dash }) });
  }
  return assigned;
}

const dashes: readonly (string | undefined)[] = [undefined, "6 3", "2 3", "8 3 2 3"];

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value >>> 0;
}
