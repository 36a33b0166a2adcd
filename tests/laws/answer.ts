import { AppError } from "#server/core/errors.ts";
import type { Caller } from "#server/auth/caller.ts";
import type { Operation } from "#server/core/operation.ts";

/** What an operation answered or refused, as text that can be compared. */
export async function answerOf(operation: Operation, caller: Caller, input: unknown): Promise<string> {
  try {
    return `answers ${textOf(await operation(caller, input))}`;
  } catch (error) {
    if (error instanceof AppError) return `${error.kind}: ${error.message}`;
    throw error;
  }
}

/** The same input, but naming what no team has. */
export function nameNothing(input: unknown): unknown {
  if (typeof input === "number") return input + 900_000;
  if (typeof input === "string") return input.replaceAll(runIds, "f".repeat(32));
  if (Array.isArray(input)) return input.map(nameNothing);
  if (typeof input !== "object" || input === null || Symbol.asyncIterator in input) return input;
  return Object.fromEntries(Object.entries(input).map(([key, value]) => [key, nameNothing(value)]));
}

/** An answer without the ids and names it repeats from the input. */
export const withoutNames = (answer: string): string =>
  answer
    .replaceAll(runIds, "#")
    .replaceAll(/\d+/gu, "#")
    .replaceAll(/\S+@example\.com/gu, "#");

const runIds = /[0-9a-f]{32}/gu;

function textOf(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => {
    if (typeof part === "bigint") return `${part}n`;
    if (part instanceof Map) return [...part];
    if (ArrayBuffer.isView(part))
      return Array.from(new Uint8Array(part.buffer, part.byteOffset, part.byteLength));
    return typeof part === "number" && !Number.isFinite(part) ? String(part) : part;
  });
}
