import postgres from "postgres";
import type { Sql } from "postgres";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { usePool } from "#server/core/database.ts";
import { withStore } from "#tests/artifact-store.ts";
import { withDatabase } from "#tests/database.ts";
import { cases } from "./cases.ts";

const sql = withDatabase();
withStore();
let readOnly: Sql;

const queries = cases.filter(({ operation }) => operation.kind === "query");

/** The same database through connections on which Postgres itself refuses every write. */
beforeAll(async () => {
  const [here] = await sql()<{ name: string }[]>`select current_database() as name`;
  const connection = { default_transaction_read_only: true };
  readOnly = postgres({ ...inject("postgres").options, database: here?.name ?? "", connection, max: 4 });
});

afterAll(() => readOnly.end());

test("the connections of these tests refuse to write", async () => {
  await expect(readOnly`insert into installation (key, value) values ('a', '1')`).rejects.toThrow(
    "read-only",
  );
});

test.each(queries)("$name passes where nothing can be written", async ({ operation, ...row }) => {
  const caller = await row.makeCaller();
  const input = await row.arrange(caller);
  usePool(readOnly);
  try {
    await operation(caller, input);
  } finally {
    usePool(sql());
  }
});
