import type { Actor } from "#server/auth/caller.ts";
import { invalid } from "#server/core/errors.ts";

/** Part addresses are made when an upload begins, so that they have to last for all of it. */
export const uploadHours = 12;

/** Whose an upload is: a person's whichever token they use, or a service token's. */
export function holderOf(actor: Actor): string {
  if (actor.kind === "operator") return `operator ${actor.name}`;
  if (actor.kind === "token" && actor.personId === null) return `token ${actor.tokenId}`;
  return `person ${actor.personId}`;
}

/** Every announced part has to be named once: a file with a hole would look whole. @throws AppError `invalid` */
export function assertAllParts(announced: number, given: readonly { number: number }[]): void {
  const numbers = new Set(given.map(({ number }) => number));
  if (numbers.size !== given.length) throw invalid("A part is named twice.");
  for (let number = 1; number <= announced; number += 1) {
    if (!numbers.has(number)) throw invalid(`Part ${number} of ${announced} is missing.`);
  }
  if (numbers.size > announced)
    throw invalid(`There are more than the ${announced} parts that were announced.`);
}
