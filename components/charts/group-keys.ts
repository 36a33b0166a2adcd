/** Metrics that belong together by the first part of their name. */
export type KeyGroup = { name: string; keys: string[] };

/** Where metrics without a prefix are. */
export const ungrouped = "Metrics";

/**
 * Groups metric keys by what stands before the first slash: `train/loss` is in `train`. Keys without one come
 * first, the client's system metrics last, everything else by name; within a group by name, numbers by size.
 * `find` keeps the keys that contain all of its words.
 */
export function groupKeys(keys: readonly string[], find = ""): KeyGroup[] {
  const words = find.toLowerCase().split(/\s+/u).filter(Boolean);
  const groups = new Map<string, string[]>();
  for (const key of keys) {
    const lower = key.toLowerCase();
    if (!words.every((word) => lower.includes(word))) continue;
    const slash = key.indexOf("/");
    const name = slash > 0 ? key.slice(0, slash) : ungrouped;
    const group = groups.get(name) ?? [];
    group.push(key);
    groups.set(name, group);
  }
  return [...groups]
    .map(([name, members]) => ({ name, keys: members.toSorted(byName) }))
    .toSorted((a, b) => rank(a.name) - rank(b.name) || byName(a.name, b.name));
}

const byName = new Intl.Collator("en", { numeric: true }).compare;

const rank = (group: string): number => (group === ungrouped ? 0 : group === "system" ? 2 : 1);
