/** What a key press adds to the sequence so far, e.g. `g`, `/`, `mod+k`, `Enter`; undefined for modifiers alone. */
export function nameKey(press: {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}): string | undefined {
  if (["Shift", "Control", "Alt", "Meta"].includes(press.key)) return undefined;
  if (press.altKey) return undefined;
  return press.ctrlKey || press.metaKey ? `mod+${press.key.toLowerCase()}` : press.key;
}

/** Where a press leads: to a binding, into the middle of one (`waiting`), or nowhere. A press that breaks a sequence starts a new one. */
export function advance(
  pending: string,
  key: string,
  bindings: readonly string[],
): { match?: string; waiting: string } {
  const sequence = pending === "" ? key : `${pending} ${key}`;
  if (bindings.includes(sequence)) return { match: sequence, waiting: "" };
  if (bindings.some((binding) => binding.startsWith(`${sequence} `))) return { waiting: sequence };
  return pending === "" ? { waiting: "" } : advance("", key, bindings);
}
