/** For the `ref` of what has to be in sight, such as the chosen row of a tree. */
export function reveal(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: "nearest", inline: "nearest" });
}

/**
 * For the `ref` of the current tab: brings it in sight in its `nav`, which scrolls sideways on a phone. That alone is moved: after
 * `scrollIntoView` the Tab key goes on from there, and never comes to the beginning of the page.
 */
export function revealTab(tab: HTMLElement | null): void {
  const row = tab?.closest("nav");
  if (!tab || !row) return;
  const [inner, outer] = [tab.getBoundingClientRect(), row.getBoundingClientRect()];
  if (inner.right > outer.right) row.scrollLeft += inner.right - outer.right;
  else if (inner.left < outer.left) row.scrollLeft -= outer.left - inner.left;
}
