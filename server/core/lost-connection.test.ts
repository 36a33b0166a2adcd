import { expect, test } from "vitest";
import { withDatabase } from "#tests/database.ts";

const sql = withDatabase();

test("a transaction whose backend is killed fails, and the pool goes on", async () => {
  for (let round = 0; round < 8; round += 1) {
    const lost = sql().begin(async (tx) => {
      const [self] = await tx<{ pid: number }[]>`select pg_backend_pid() as pid`;
      await sql()`select pg_terminate_backend(${self?.pid ?? 0})`;
      await tx`select 1`;
      await tx`select 2`;
    });
    await expect(lost).rejects.toThrow();
    await expectEveryConnectionAnswers();
  }
});

test("a reserved connection whose backend is killed fails, and the pool goes on", async () => {
  for (let round = 0; round < 8; round += 1) {
    const reserved = await sql().reserve();
    const [self] = await reserved<{ pid: number }[]>`select pg_backend_pid() as pid`;
    await sql()`select pg_terminate_backend(${self?.pid ?? 0})`;
    await new Promise((resolve) => setImmediate(resolve));
    await expect(reserved`select 1`.then(() => reserved`select 2`)).rejects.toThrow();
    reserved.release();
    await expectEveryConnectionAnswers();
  }
});

test("why a connection was ended is told to the query it ended, and not to the next one", async () => {
  const sleeping = Array.from({ length: 4 }, () => sql()`select pg_sleep(60)`);
  const ended = Promise.allSettled(sleeping);
  let count = 0;
  while (count < sleeping.length) count += (await endSleeping()).length;
  expect((await ended).map(({ status }) => status)).toEqual(sleeping.map(() => "rejected"));
  expect((await ask()).filter(({ status }) => status === "rejected")).toEqual([]);
});

const endSleeping = () => sql()`select pg_terminate_backend(pid) from pg_stat_activity
  where query = 'select pg_sleep(60)' and state = 'active' and datname = current_database()`;

/** Whoever meets a dying connection may hear of it; nobody waits for ever, and soon all connections answer. */
async function expectEveryConnectionAnswers(): Promise<void> {
  let failed = await ask();
  for (let attempt = 0; attempt < 5 && failed.length > 0; attempt += 1) {
    failed = (await ask()).filter(({ status }) => status === "rejected");
  }
  expect(failed).toEqual([]);
}

const ask = () => Promise.allSettled(Array.from({ length: 16 }, (_, i) => sql()`select ${i}::int as n`));
