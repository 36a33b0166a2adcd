import type { Arrangement } from "./arrangement.ts";
import { arrangements } from "./arrangements.ts";
import { nameOperations } from "./operations.ts";

export type Case = Arrangement & { name: string };

/** Every operation of the product with the name it is exported under, whether a door offers it or not. */
export const names = await nameOperations();

/** The arrangements, each with its operation's name for the title of a test. */
export const cases: readonly Case[] = arrangements.map(({ operation, elsewhere, makeCaller, arrange }) => {
  return { name: names.get(operation) ?? operation.action, operation, elsewhere, makeCaller, arrange };
});
