import type { ParseArgsOptionsConfig } from "node:util";
import { parseArgs } from "node:util";
import type { Caller } from "#server/auth/caller.ts";
import { database } from "#server/core/database.ts";
import { notFound } from "#server/core/errors.ts";
import { findTeam } from "#server/domain/teams/load.ts";

/** The words cannot be understood; nothing was done. */
export class UsageError extends Error {
  override name = "UsageError";
}

/** What a command prints: the thing asked for, and a sentence for people. `failed` makes the exit code 1 all the same. */
export type Printed = { answer?: string; says?: string; failed?: boolean };

export type Command = {
  /** The words that name it, e.g. `token create`. */
  words: string;
  /** What follows them, and a sentence. */
  takes: string;
  says: string;
  /** Reads the rest of the line, before the database is touched, and answers what is to be done. @throws UsageError */
  prepare: (rest: string[]) => () => Promise<Printed>;
};

type Read = { places: string[]; options: Record<string, string | boolean | undefined> };

/** Reads places and options of a command line; `places` says how many words it takes. @throws UsageError */
export function readLine(rest: string[], places: number, options: ParseArgsOptionsConfig = {}): Read {
  try {
    const { values, positionals } = parseArgs({ args: rest, options, allowPositionals: true, strict: true });
    if (positionals.length === places) {
      return {
        places: positionals,
        options: Object.fromEntries(Object.entries(values).map(([k, v]) => [k, single(v)])),
      };
    }
  } catch (thrown) {
    throw new UsageError(thrown instanceof Error ? thrown.message : String(thrown));
  }
  throw new UsageError(`This takes ${places === 1 ? "one word" : `${places} words`} besides its options.`);
}

const single = (value: string | boolean | (string | boolean)[] | undefined) =>
  Array.isArray(value) ? value.at(-1) : value;

/** An option that must be there, as text. @throws UsageError */
export function required(options: Read["options"], name: string): string {
  const value = options[name];
  if (typeof value === "string" && value !== "") return value;
  throw new UsageError(`--${name} is missing.`);
}

/** An option that must be there and be one of these words. @throws UsageError */
export function oneOf<Word extends string>(
  options: Read["options"],
  name: string,
  words: readonly Word[],
): Word {
  const value = required(options, name);
  const word = words.find((known) => known === value);
  if (word !== undefined) return word;
  const choice = new Intl.ListFormat("en", { type: "disjunction" }).format(words);
  throw new UsageError(`--${name} is "${value}"; it must be ${choice}.`);
}

export const optional = (options: Read["options"], name: string): string | undefined => {
  const value = options[name];
  return typeof value === "string" ? value : undefined;
};

/** The operator as a caller in a team, who may do what its owners may. @throws AppError `notFound` */
export async function operatorIn(slug: string): Promise<Caller> {
  const team = await findTeam(database(), slug);
  if (team === undefined) throw notFound(`There is no team named ${slug}. Make it: team create ${slug}`);
  return { actor: operator, team: { id: team.id, slug: team.slug }, role: "owner" };
}

export const operator = { kind: "operator" as const, name: "command line" };
