import { z } from "zod";
import { AppError } from "#server/core/errors.ts";
import { showValue } from "./field-errors.ts";

/** How an endpoint's operation calls what the protocol calls otherwise. */
export type Renames = Readonly<Record<string, string>>;

const Details = z.object({
  issues: z.array(z.object({ path: z.array(z.string()), message: z.string() })).min(1),
});

/**
 * An operation's objection to its input, in the protocol's names and the reference's words: `params.3.key` becomes
 * `params[3].key`, with the value that was sent. Anything else is left as it is.
 */
export function toWireError(thrown: unknown, message: unknown, renames: Renames): unknown {
  if (!(thrown instanceof AppError) || thrown.kind !== "invalid") return thrown;
  const [issue] = Details.safeParse(thrown.details).data?.issues ?? [];
  if (issue === undefined) return thrown;
  const path = toWirePath(issue.path, renames);
  const value = valueAt(message, path) ?? valueAt(message, toSnakeCase(issue.path));
  return new AppError("invalid", say(path, issue.message, value));
}

function say(path: readonly string[], problem: string, value: unknown): string {
  const name = path
    .map((part, index) => (isIndex(part) ? `[${part}]` : `${index > 0 ? "." : ""}${part}`))
    .join("");
  if (problem.startsWith("exceeds")) return `'${name}' ${problem}`;
  return `Invalid value ${showValue(value)} for parameter '${name}' supplied: ${problem}`;
}

function toWirePath(path: readonly string[], renames: Renames): string[] {
  const renamed = renames[path.filter((part) => !isIndex(part)).join(".")];
  if (renamed !== undefined)
    return renamed.split(".").flatMap((part) => (part === "*" ? path.filter(isIndex) : [part]));
  return toSnakeCase(path);
}

const toSnakeCase = (path: readonly string[]): string[] =>
  path.map((part) => part.replace(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`));

const isIndex = (part: string): boolean => /^\d+$/u.test(part);

function valueAt(message: unknown, path: readonly string[]): unknown {
  let value = message;
  for (const part of path) {
    value = typeof value === "object" && value !== null ? (Reflect.get(value, part) as unknown) : undefined;
  }
  return value;
}
