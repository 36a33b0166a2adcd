/** How many colours `app/globals.css` has for runs. */
export const runColors = 12;

/**
 * The colour a run wears everywhere: taken from its id, so that it is the same on every page, for every reader
 * and after every reload. Returns a CSS colour that follows the theme.
 */
export function runColor(runId: string): string {
  return `var(--run-${(hash(runId) % runColors) + 1})`;
}

/** How a run is drawn among others. `slot` names colour and dash together and can be kept in an address. */
export type RunColor = { slot: number; color: string; dash?: string };

/**
 * Colours for runs that are seen together: each keeps its own where it is free and takes the next free one
 * otherwise; past twelve runs colours repeat with another dash. Depends only on the ids, their order and the slots
 * they are to keep, so that a run does not change its colour when another is added or, with its slot kept, removed.
 */
export function assignRunColors(
  runIds: readonly string[],
  kept: ReadonlyMap<string, number> = new Map(),
): Map<string, RunColor> {
  const taken = new Set(runIds.flatMap((runId) => kept.get(runId) ?? []));
  const assigned = new Map<string, RunColor>();
  for (const runId of runIds) {
    if (assigned.has(runId)) continue;
    const slot = kept.get(runId) ?? freeSlot(hash(runId) % runColors, taken);
    taken.add(slot);
    if (taken.size === slots) taken.clear();
    assigned.set(runId, drawSlot(slot));
  }
  return assigned;
}

/** The slot a run has when it is alone. */
export const ownSlot = (runId: string): number => hash(runId) % runColors;

const dashes: readonly (string | undefined)[] = [undefined, "6 3", "2 3", "8 3 2 3"];
const slots = runColors * dashes.length;

function freeSlot(own: number, taken: ReadonlySet<number>): number {
  for (let round = 0; round < slots; round += runColors) {
    for (let turn = 0; turn < runColors; turn += 1) {
      const slot = round + ((own + turn) % runColors);
      if (!taken.has(slot)) return slot;
    }
  }
  return own;
}

function drawSlot(slot: number): RunColor {
  const dash = dashes[Math.floor(slot / runColors) % dashes.length];
  const color = `var(--run-${(slot % runColors) + 1})`;
  return dash === undefined ? { slot, color } : { slot, color, dash };
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value >>> 0;
}
