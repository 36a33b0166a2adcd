import { setImmediate } from "node:timers/promises";

const perTurn = 25;

/**
 * What `make` answers for every number from 1 to `count`, in that order. For much work of many small pieces: a few are made
 * at a time, and other requests have their turn in between.
 */
export async function inTurns<T>(count: number, make: (number: number) => Promise<T>): Promise<T[]> {
  const made: T[] = [];
  while (made.length < count) {
    const first = made.length + 1;
    const now = Math.min(perTurn, count - made.length);
    made.push(...(await Promise.all(Array.from({ length: now }, (_, index) => make(first + index)))));
    await setImmediate();
  }
  return made;
}
