import { findCommand } from "#server/admin/commands.ts";
import { flush } from "#server/core/bus.ts";
import { openPool, usePool } from "#server/core/database.ts";
import { connectBeside } from "#server/postgres/beside.ts";
import type { Product } from "./product.ts";

/** Answers what the admin command line prints for these words. */
export type RunCommand = (...words: string[]) => Promise<string>;

/**
 * Runs the operators' commands on a product's database but in this process: a process for each would take longer than
 * the story it prepares. One at a time, because a process has one pool. Links lead to where this process would listen.
 */
export async function asOperator<Answer>(
  { settings }: Product,
  work: (run: RunCommand) => Promise<Answer>,
): Promise<Answer> {
  const postgres = await connectBeside(settings);
  const sql = openPool(postgres.options, 4);
  usePool(sql);
  try {
    const answer = await work(runCommand);
    await flush();
    return answer;
  } finally {
    await sql.end({ timeout: 5 });
    await postgres.stop();
  }
}

async function runCommand(...words: string[]): Promise<string> {
  const { command, rest } = findCommand(words);
  const { answer = "" } = await command.prepare(rest)();
  return answer;
}
