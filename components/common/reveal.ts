/** For the `ref` of what has to be in sight in a row that scrolls sideways, such as the current tab on a phone. */
export function reveal(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: "nearest", inline: "nearest" });
}
