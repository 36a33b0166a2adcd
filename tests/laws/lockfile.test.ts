import { readFileSync } from "node:fs";
import { expect, it } from "vitest";

interface LockedPackage {
  version?: string;
  optionalDependencies?: Record<string, string>;
}

/**
 * npm leaves a package for another machine out of the lockfile when its registry does not have it yet; `npm ci` then
 * refuses the lockfile everywhere. Where this fails, pin the package named to its last version that is complete.
 */
it("the lockfile knows the packages of every platform, so that npm ci works on each", () => {
  const { packages }: { packages: Record<string, LockedPackage> } = JSON.parse(
    readFileSync(new URL("../../package-lock.json", import.meta.url), "utf8"),
  );
  const locked = new Set(Object.keys(packages).map((folder) => folder.replace(/^.*node_modules\//, "")));
  const missing = Object.entries(packages).flatMap(([folder, { version, optionalDependencies }]) =>
    Object.keys(optionalDependencies ?? {})
      .filter((name) => !locked.has(name))
      .map((name) => `${folder} ${version} wants ${name}`),
  );
  expect(missing).toEqual([]);
});
