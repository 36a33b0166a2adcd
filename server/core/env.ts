import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseEnv } from "node:util";
import type { z } from "zod";
import { belongTogether, type Declaration, sections } from "./env-declarations.ts";
import { StartError } from "./start-error.ts";

type Sections = typeof sections;
type Merged<Union> = (Union extends unknown ? (part: Union) => void : never) extends (all: infer All) => void
  ? All
  : never;
type Declarations = Merged<Sections[keyof Sections]>;
type Parsed = { readonly [Name in keyof Declarations]: z.output<ShapeOf<Declarations[Name]>> };
type ShapeOf<Declared> = Declared extends { shape: infer Shape extends z.ZodType } ? Shape : never;

/** Every setting, checked. Times, sizes and defaults are those of `.env.example`. */
export type Settings = Omit<Parsed, "publicUrl" | "logFormat"> & {
  readonly publicUrl: string;
  readonly logFormat: "pretty" | "json";
};

/**
 * The settings of this process: the environment, and below it the `.env` file of the working folder. Read once,
 * when the first one is touched, and never changed after.
 *
 * @throws StartError on that first touch when one is wrong.
 */
export const settings: Settings = defineLazily(() => parseSettings(readEnvironment()));

/**
 * Reads settings out of `variables`; an empty value counts as absent, as compose files write it.
 *
 * @throws StartError naming the variable that is wrong.
 */
export function parseSettings(variables: Readonly<Record<string, string | undefined>>): Settings {
  const given = (variable: string) => variables[variable]?.trim() || undefined;
  for (const group of belongTogether) {
    const present = group.find(given);
    const missing = present && group.find((variable) => !given(variable));
    if (missing)
      throw new StartError(`${missing} is missing: ${present} is set, and the two belong together.`);
  }
  const parsed = parsedSettings(
    Object.entries(declarations()).map(([name, declared]) => [
      name,
      parse(declared, given(declared.variable)),
    ]),
  );
  return Object.freeze({
    ...parsed,
    publicUrl: parsed.publicUrl ?? `http://localhost:${parsed.port}`,
    logFormat: parsed.logFormat ?? (process.stdout.isTTY ? "pretty" : "json"),
  });
}

function parse(declared: Declaration, value: string | undefined): unknown {
  const result = declared.shape.safeParse(value ?? declared.default);
  if (result.success) return result.data;
  throw new StartError(`${declared.variable} ${result.error.issues[0]?.message ?? "is not usable"}.`);
}

function declarations(): Record<string, Declaration> {
  return Object.assign({}, ...Object.values(sections));
}

/** The compiler cannot follow names through `Object.entries`; the names come from `sections` and nowhere else. */
function parsedSettings(entries: [string, unknown][]): Parsed {
  return Object.fromEntries(entries) as Parsed;
}

function readEnvironment(): Record<string, string | undefined> {
  const file = path.resolve(/* turbopackIgnore: true */ ".env");
  return existsSync(file) ? { ...parseEnv(readFileSync(file, "utf8")), ...process.env } : process.env;
}

/** One getter for each setting, so that importing this file reads nothing, and a copy (`{ ...settings }`) works. */
function defineLazily(read: () => Settings): Settings {
  let known: Settings | undefined;
  const getters = Object.keys(declarations()).map((name) => [
    name,
    { enumerable: true, get: () => Reflect.get((known ??= read()), name) },
  ]);
  return Object.freeze(Object.defineProperties({}, Object.fromEntries(getters))) as Settings;
}
