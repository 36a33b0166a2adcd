const wellFormed = /^[a-z0-9-]+(?:\/[a-z0-9-]+)*$/u;

/** Keys are made by the product; this only makes sure that it stays so. */
export function assertKey(key: string): string {
  if (!wellFormed.test(key)) throw new Error("a key of the store is not one that the product makes");
  return key;
}
