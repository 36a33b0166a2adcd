import { expect, test } from "vitest";
import { sources } from "./sources.ts";

/** What a whole class of holes needs in order to exist, where alone it may stand, and why nowhere else. */
const dangers = [
  {
    what: "opens files",
    found: /from "node:fs/u,
    homes: [
      "server/store/",
      "server/postgres/",
      "server/core/env",
      "db/",
      // Two files of a library, by constants.
      "server/doors/files/pdf-frame.ts",
    ],
    because: "a path that a caller named must never reach the machine's own files: go through server/store",
  },
  {
    what: "starts processes or evaluates text",
    found: /from "node:(?:child_process|vm|worker_threads)|\beval\(|\bnew Function\(/u,
    homes: ["server/postgres/", "db/"],
    because: "nothing that a caller sends is ever run",
  },
  {
    what: "fetches an address",
    found: /(?<![.\w])fetch\(|from "(?:undici|axios|node:https|node:http2)"|\brequest\b.* from "node:http"/u,
    homes: [
      "server/auth/sso/",
      "server/http.ts",
      "components/",
      "app/",
      // Checks the very address it connects to.
      "server/domain/webhooks/guard.ts",
      "server/domain/webhooks/post.ts",
    ],
    because:
      "the server asks nobody but the identity provider and webhooks, so that no caller's address makes it look around",
  },
  {
    what: "puts HTML into a page",
    found: /dangerouslySetInnerHTML|\.innerHTML\b|rehype-raw/u,
    homes: [],
    because: "what people wrote is text; markdown is rendered without its HTML",
  },
  {
    what: "builds SQL out of text",
    found: /\bsql\.raw\(|\.unsafe\(/u,
    homes: [
      "db/",
      "server/postgres/",
      "server/core/migrate.ts",
      // Constants of their own, no caller's text.
      "server/core/filter/sql/keyset.ts",
      "server/core/run-statement.ts",
      "server/core/statement.ts",
      "server/core/shared-mutation.ts",
    ],
    because: "values are parameters",
  },
  {
    what: "opens a transaction",
    found: /\.transaction\(|\brawSql\(\)\.begin\(/u,
    homes: [
      "server/core/operation.ts",
      "server/core/shared-mutation.ts",
      "db/seed/",
      // Before there is a team, or after no one has asked: sign-in, invitations, operators and jobs.
      "server/auth/",
      "server/admin/",
      "server/domain/teams/create.ts",
      "server/domain/teams/invitations/accept.ts",
      "server/domain/metrics/fold.ts",
      "server/domain/artifacts/sweep.ts",
      // Bytes go by before the rows are written.
      "server/domain/artifacts/show-together.ts",
      "server/domain/artifacts/uploads/complete.ts",
      "server/domain/artifacts/uploads/sweep.ts",
    ],
    because: "server/core/operation.ts begins and commits; a verb gets its tx",
  },
];

test.each(dangers)("no file $what except where that belongs", ({ found, homes, because }) => {
  const wrong = sources.filter(
    ({ path, text }) => found.test(text) && !homes.some((home) => path.startsWith(home)),
  );
  expect(wrong.map(({ path }) => `${path}: ${because}`)).toEqual([]);
});

test("no file is as long as three hundred lines", () => {
  const long = sources.filter(({ text }) => text.split("\n").length > 300);
  expect(long.map(({ path }) => `${path}: look for the second noun`)).toEqual([]);
});
