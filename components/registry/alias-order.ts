/** Aliases as people look for them: the champion first, the others in the order they have. */
export function championFirst<T>(aliases: readonly T[], nameOf: (alias: T) => string): T[] {
  const rank = (alias: T) => (nameOf(alias) === "champion" ? 0 : 1);
  return aliases.toSorted((one, other) => rank(one) - rank(other));
}
