/**
 * @typedef {object} Task
 * @property {string[][]} commands run one after the other until one fails; the caller's words are appended to each
 * @property {boolean} [needsPages] whether the built pages must be up to date
 * @property {boolean} [isServer] whether it is told when the launcher dies, so that it does not stay behind
 * @property {Record<string, string>} [environment] set over the caller's
 */

const production = { NODE_ENV: "production" };

/** What can be launched. Programs are looked up in `node_modules/.bin` first. @type {Record<string, Task>} */
export const tasks = {
  start: {
    commands: [["node", "server/main.ts"]],
    needsPages: true,
    isServer: true,
    environment: production,
  },
  dev: {
    commands: [["node", "server/main.ts", "--dev"]],
    isServer: true,
    environment: { NODE_ENV: "development" },
  },
  admin: { commands: [["node", "server/admin/main.ts"]], environment: production },
  test: {
    // One after the other: a browser beside eight test files would wait longer than a person does.
    commands: [
      ["vitest", "run", "--project", "unit", "--project", "postgres"],
      ["vitest", "run", "--project", "journeys"],
    ],
    needsPages: true,
  },
  "test:clients": { commands: [["node", "tests/clients/run.ts"]], needsPages: true },
  "test:clients:heavy": { commands: [["node", "tests/clients/run.ts", "heavy"]], needsPages: true },
  "test:faults": { commands: [["vitest", "run", "--project", "faults"]], needsPages: true },
  bench: { commands: [["node", "bench/run.ts"]], needsPages: true },
  check: {
    commands: [
      ["tsc", "--noEmit"],
      ["oxlint", "--deny-warnings"],
      ["prettier", "--check", "--log-level=warn", "."],
      ["vitest", "run", "--project", "unit"],
    ],
  },
};
