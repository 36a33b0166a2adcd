import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: [
      "server/**/*.test.ts",
      "db/**/*.test.ts",
      "components/**/*.test.{ts,tsx}",
      "app/**/*.test.ts",
      "tests/**/*.test.ts",
    ],
    globalSetup: ["tests/postgres.setup.ts"],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
