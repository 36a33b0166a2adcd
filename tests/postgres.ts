import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Placeholder signature until the product's own Postgres serves tests as well. */
export async function startTestPostgres(): Promise<{ url: string; stop: () => Promise<void> }> {
  throw new Error("Set TEST_DATABASE_URL to a Postgres server whose user may create databases.");
}
void [spawn, once, mkdtemp, rm, tmpdir, join];
