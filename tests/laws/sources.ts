import { globSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** A source file, and the files of this repository that it needs when it runs; what is only a type is left out. */
export type Source = { path: string; text: string; imports: string[] };

/** The product's own sources, without its tests. */
export const sources: readonly Source[] = globSync("{app,components,server,db}/**/*.{ts,tsx}", { cwd: root })
  .filter((path) => !/\.test\.tsx?$/u.test(path))
  .toSorted()
  .map(read);

function read(path: string): Source {
  const text = readFileSync(join(root, path), "utf8");
  const named = text.matchAll(/^(?:import|export)\s(?!type\b)(?:[^;]*?from )?"(?<from>[^"]+)"/gmu);
  const late = text.matchAll(/\bimport\("(?<from>[^"]+)"\)/gu);
  const targets = [...named, ...late].map((match) => match.groups?.["from"] ?? "");
  const ours = targets.filter((target) => /^[#.]/u.test(target));
  return { path, text, imports: ours.map((target) => resolve(path, target)) };
}

function resolve(path: string, target: string): string {
  return target.startsWith("#") ? target.slice(1) : relative(root, join(root, dirname(path), target));
}
