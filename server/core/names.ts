import { z } from "zod";
import { excerpt } from "./excerpt.ts";

/** Longest key of a metric, param or tag, in characters, as in MLflow. */
export const KEY_LENGTH_MAX = 250;

/**
 * The key of a metric, param or tag: letters and digits of any script, `_ - . : /` and spaces, and written as a plain
 * relative path (no `..`, no doubled or outer slashes), because clients use keys as file names.
 */
export const Key = z.string().superRefine((key, context) => {
  const message = findKeyProblem(key);
  if (message !== undefined) context.addIssue({ code: "custom", message });
});

/** Text as Postgres and UTF-8 can hold it, of at most `lengthMax` characters. */
export const text = (lengthMax: number) =>
  z.string().superRefine((value, context) => {
    const message = findLengthProblem(value, lengthMax) ?? findTextProblem(value);
    if (message !== undefined) context.addIssue({ code: "custom", message });
  });

/** An id that the database counts up: 32 bits, from 1. */
export const CountedId = z.int32().positive();

/** Why a text is no key, as the end of a sentence or a sentence; undefined when it is one. */
export function findKeyProblem(key: string): string | undefined {
  if (!keyCharacters.test(key)) {
    return "Names may only contain alphanumerics, underscores (_), dashes (-), periods (.), spaces ( ), colon(:) and slashes (/).";
  }
  if (key === "." || isRewritten.test(key)) {
    return `Names may be treated as files in certain cases, and must not resolve to other names when treated as such. This name would resolve to '${excerpt(resolvePath(key))}'`;
  }
  return findLengthProblem(key, KEY_LENGTH_MAX);
}

/** Why Postgres or UTF-8 cannot hold the text as it is; undefined when they can. */
export function findTextProblem(value: string): string | undefined {
  if (value.includes("\0")) return "The text must not contain NUL characters.";
  return value.isWellFormed() ? undefined : "The text must not contain half of a surrogate pair.";
}

function findLengthProblem(value: string, lengthMax: number): string | undefined {
  const isTooLong = value.length > lengthMax && countCharacters(value) > lengthMax;
  return isTooLong ? `exceeds the maximum length of ${lengthMax} characters` : undefined;
}

/** Python's `\w` is what `str.isalnum` accepts, and the underscore. */
const keyCharacters = /^[\p{L}\p{N}_/.\- :]*$/u;

/** What `posixpath.normpath` changes, or calls absolute or outside. */
const isRewritten = /^$|^\/|\/$|\/\/|^\.\.|(?:^|\/)\.{1,2}(?:\/|$)/u;

function countCharacters(value: string): number {
  let characters = 0;
  for (const _ of value) characters += 1;
  return characters;
}

function resolvePath(path: string): string {
  const root = path.startsWith("/") ? "/" : "";
  const resolved: string[] = [];
  for (const segment of path.split("/")) {
    if (segment === "" || segment === ".") continue;
    const goesUp = segment === ".." && resolved.length > 0 && resolved.at(-1) !== "..";
    if (goesUp) resolved.pop();
    else if (segment !== ".." || root === "") resolved.push(segment);
  }
  return root + resolved.join("/") || ".";
}
