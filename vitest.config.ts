import { globSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

const beside = globSync(["{server,db,components,app}/**/*.test.{ts,tsx}", "tests/laws/**/*.test.ts"]);

/** What starts a database, a server or a process takes minutes in all; the rest is done in seconds. */
const real = /from "#tests\/|node:child_process|withDatabase|\.fixture\.ts|startTestPostgres/u;
const onPostgres = beside.filter((file) => real.test(readFileSync(file, "utf8")));

/** Vitest leaves a core idle by default, half of a small machine; the bound is what one Postgres has connections for. */
const maxWorkers = Math.min(availableParallelism(), 8);

const patient = { testTimeout: 60_000, hookTimeout: 120_000 };

/** unit: seconds · postgres: verbs, doors and laws on a real database · journeys: a real browser · faults: kill -9. */
export default defineConfig({
  test: {
    projects: [
      { test: { name: "unit", include: beside.filter((file) => !onPostgres.includes(file)), maxWorkers } },
      {
        test: {
          name: "postgres",
          include: onPostgres,
          globalSetup: ["tests/postgres.setup.ts"],
          maxWorkers,
          ...patient,
        },
      },
      {
        test: {
          name: "journeys",
          include: ["tests/journeys/**/*.test.ts"],
          // Each has a product, a database and a browser of its own.
          maxWorkers: 2,
          // A browser on a busy machine may miss a deadline once; a fault stays one.
          retry: 1,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: "faults",
          include: ["tests/faults/**/*.test.ts"],
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
