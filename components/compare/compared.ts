/** One of the things compared, such as a run or a version of a model; `href` is its page. */
export type Compared = { id: string; name: string; href: string };

/** Says what is not on view because all agree in it. */
export function describeHidden(
  all: readonly unknown[],
  shown: readonly unknown[],
  noun: string,
  things: string,
): string | undefined {
  const hidden = all.length - shown.length;
  if (all.length === 0) return `no ${noun}`;
  return hidden === 0 ? undefined : `${hidden} ${hidden === 1 ? noun : `${noun}s`} equal in all ${things}`;
}
