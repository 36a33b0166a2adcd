import { execFileSync } from "node:child_process";
import { appendFileSync, readFileSync, rmSync } from "node:fs";

/** Until the first release there is one initial migration, made anew from the schema; afterwards only new ones are added. */
rmSync("db/migrations", { recursive: true, force: true });
execFileSync("node_modules/.bin/drizzle-kit", ["generate", "--name", "initial"], {
  stdio: ["ignore", "ignore", "inherit"],
});
appendFileSync(
  "db/migrations/0000_initial.sql",
  "\n--> statement-breakpoint\n" + readFileSync("db/extras.sql", "utf8"),
);
