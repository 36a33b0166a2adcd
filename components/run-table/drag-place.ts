/** How near the edge of the table a drag scrolls it, and how far in one frame. */
const edgePx = 48;
const scrollPx = 10;

/** The gap between columns that is nearest to `x`: how many of the row's heads have their middle to its left. */
export function findGap(row: HTMLTableRowElement, x: number): number {
  return headsOf(row).filter((head) => {
    const { left, width } = head.getBoundingClientRect();
    return left + width / 2 < x;
  }).length;
}

/** Scrolls the table sideways while `x` is near the edge of what is in sight; the names stay in view and hide what is below. */
export function scrollAtEdge(row: HTMLTableRowElement, x: number): void {
  const scroller = row.closest("table")?.parentElement;
  const names = row.firstElementChild;
  if (!scroller || !names) return;
  const left = names.getBoundingClientRect().right;
  const { right } = scroller.getBoundingClientRect();
  if (x > right - edgePx) scroller.scrollBy(scrollPx, 0);
  else if (x < left + edgePx) scroller.scrollBy(-scrollPx, 0);
}

const headsOf = (row: HTMLTableRowElement) => [...row.querySelectorAll("th[data-column]")];
