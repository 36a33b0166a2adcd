import "#server/core/settings-check.ts";
import { flush } from "#server/core/bus.ts";
import { openPool, usePool } from "#server/core/database.ts";
import { settings } from "#server/core/env.ts";
import { AppError, toAppError } from "#server/core/errors.ts";
import { log } from "#server/core/log.ts";
import { migrateDatabase } from "#server/core/migrate.ts";
import { StartError } from "#server/core/start-error.ts";
import { connectBeside } from "#server/postgres/beside.ts";
import { reachDatabase } from "#server/postgres/reach.ts";
import type { Command } from "./command.ts";
import { findCommand, usage } from "./commands.ts";
import { UsageError } from "./command.ts";

/**
 * The operators' command line. It works beside a running server and without one. What was asked for goes to standard
 * output, alone; sentences go to standard error.
 */
async function main(words: string[]): Promise<void> {
  log.level = "silent"; // The log is the server's; a failure is told in a sentence.
  if (words.length === 0 || words.includes("--help") || words.includes("-h")) {
    process.stdout.write(usage);
    return;
  }
  const { command, rest } = findCommand(words);
  const run = command.prepare(rest);
  await withDatabase(run);
}

async function withDatabase(run: ReturnType<Command["prepare"]>): Promise<void> {
  const postgres = await connectBeside(settings);
  try {
    const sql = openPool(postgres.options, 2);
    try {
      usePool(sql);
      if (postgres.kind === "external") await reachDatabase(sql);
      await migrateDatabase(sql);
      const { answer, says, failed } = await run();
      if (answer !== undefined) process.stdout.write(`${answer}\n`);
      if (says !== undefined) process.stderr.write(`${says}\n`);
      if (failed === true) process.exitCode = 1;
      await flush();
    } finally {
      await sql.end({ timeout: 5 });
    }
  } finally {
    await postgres.stop();
  }
}

function explain(thrown: unknown): string {
  if (thrown instanceof UsageError) return `${thrown.message}\nSee: npm run -s admin -- --help`;
  if (thrown instanceof StartError || thrown instanceof AppError) return thrown.message;
  const { kind, message, cause } = toAppError(thrown);
  if (kind !== "internal") return message;
  return `This did not work: ${cause instanceof Error ? cause.message : String(cause)}`;
}

main(process.argv.slice(2)).then(
  () => process.exit(),
  (thrown: unknown) => {
    process.stderr.write(`${explain(thrown)}\n`);
    process.exit(1);
  },
);
