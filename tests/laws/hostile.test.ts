import { expect, test } from "vitest";
import { AppError } from "#server/core/errors.ts";
import { withStore } from "#tests/artifact-store.ts";
import { withDatabase } from "#tests/database.ts";
import { cases } from "./cases.ts";
import { spoil } from "./hostile.ts";

withDatabase();
withStore();

/** What is nobody's fault but the caller's, and says so. */
const refusals = new Set(["invalid", "notFound", "forbidden", "conflict", "precondition"]);

/** What must not be read in a refusal: the words of Postgres, of a stack, and the server's own paths. */
const inside =
  /\b(?:select|insert into|update .* set|delete from)\b .*\b(?:from|values|where)\b|\bat .*:\d+:\d+|node_modules|\/work\/|\/home\//iu;

test.each(cases)("$name refuses whatever it cannot take, in its own words", async (row) => {
  const caller = await row.makeCaller();
  const input = await row.arrange(caller);
  const faults: string[] = [];
  for (const spoilt of spoil(input)) {
    try {
      await row.operation(caller, spoilt);
    } catch (error) {
      const fault = faultOf(error);
      if (fault !== undefined) faults.push(`${show(spoilt)} → ${fault}`);
    }
  }
  expect(faults).toEqual([]);
});

function faultOf(error: unknown): string | undefined {
  if (!(error instanceof AppError)) return `not an AppError: ${String(error)}`;
  if (!refusals.has(error.kind)) return `${error.kind}: ${String(error.cause)}`;
  const told =
    error.message +
    JSON.stringify(error.details, (_key, part: unknown) => (typeof part === "bigint" ? String(part) : part));
  if (inside.test(told)) return `says too much: ${error.message}`;
  return error.message.length < 1_000 ? undefined : `a message of ${error.message.length} characters`;
}

const show = (value: unknown) =>
  JSON.stringify(value, (_key, part: unknown) => (typeof part === "bigint" ? `${part}n` : part))?.slice(
    0,
    120,
  );
