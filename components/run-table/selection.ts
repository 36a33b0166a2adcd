/** Chosen runs and the one chosen last, from which a range with Shift begins. */
export type Selection = { ids: ReadonlySet<string>; anchor?: string };

export const emptySelection: Selection = { ids: new Set() };

/** Chooses a run, or gives it up when it is chosen. */
export function toggle(selection: Selection, id: string): Selection {
  const ids = new Set(selection.ids);
  if (!ids.delete(id)) ids.add(id);
  return { ids, anchor: id };
}

/** Chooses everything between the anchor and `id`, both included, in the order on view. */
export function extendTo(selection: Selection, id: string, order: readonly string[]): Selection {
  const from = selection.anchor === undefined ? -1 : order.indexOf(selection.anchor);
  const to = order.indexOf(id);
  if (from === -1 || to === -1) return toggle(selection, id);
  const range = order.slice(Math.min(from, to), Math.max(from, to) + 1);
  return { ids: new Set([...selection.ids, ...range]), anchor: selection.anchor };
}

/** Chooses all of `order`, or nothing when all of them are chosen. */
export function toggleAll(selection: Selection, order: readonly string[]): Selection {
  const all = order.length > 0 && order.every((id) => selection.ids.has(id));
  return all ? emptySelection : { ids: new Set(order) };
}
