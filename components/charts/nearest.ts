/** The index of the item whose `x` is nearest to the given one; -1 of nothing. `items` are in the order of `x`. */
export function nearestIndex(items: readonly { x: number }[], x: number): number {
  let low = 0;
  let high = items.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle]?.x ?? 0) < x) low = middle + 1;
    else high = middle;
  }
  const before = items[low - 1];
  const after = items[low];
  if (before === undefined || after === undefined) return low < items.length ? low : -1;
  return x - before.x <= after.x - x ? low - 1 : low;
}
