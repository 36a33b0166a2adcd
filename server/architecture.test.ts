import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));

const nouns = [
  "teams",
  "tokens",
  "experiments",
  "runs",
  "metrics",
  "artifacts",
  "data",
  "reproduction",
  "activity",
];

/** Which rooms a room may import from. What is not listed is refused, with the sentence beside it. */
const rooms: Record<string, { may: string[]; because: string }> = {
  "db/schema": { may: ["db/schema"], because: "tables know nothing of what is done with them" },
  "server/core": {
    may: ["server/core", "db", "server/auth/caller.ts"],
    because: "the laws stand below every noun",
  },
  "server/store": { may: ["server/store", "server/core"], because: "bytes know nothing of nouns" },
  "server/domain": {
    may: ["server/domain", "server/core", "server/auth/caller.ts", "server/store", "db"],
    because: "operations know no door, no page and no job; move protocol details into a door",
  },
  "server/doors": {
    may: ["server/doors", "server/domain", "server/core", "server/auth", "server/store"],
    because: "doors translate and call operations; a query or a rule belongs to the noun in server/domain",
  },
  components: {
    may: ["components", "server/domain", "server/core", "server/doors/trpc", "server/auth"],
    because: "views get their data from pages or by tRPC",
  },
};

const forbiddenNames = /^(utils?|helpers?|service|manager|lib|misc|common-utils)(\.|$)/u;

type File = { path: string; imports: string[]; text: string };

function listFiles(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return listFiles(path);
    return /\.tsx?$/u.test(entry.name) ? [path] : [];
  });
}

function read(path: string): File {
  const text = readFileSync(join(root, path), "utf8");
  const imports = [...text.matchAll(/^(?:import|export)\s(?!type\b)[^;]*?from "(?<from>[^"]+)"/gmu)]
    .map((match) => match.groups?.["from"] ?? "")
    .filter((from) => from.startsWith("#") || from.startsWith("."))
    .map((from) => (from.startsWith("#") ? from.slice(1) : relative(root, join(root, dirname(path), from))));
  return { path, imports, text };
}

const files = ["app", "components", "server", "db"].flatMap(listFiles).map(read);
const sources = files.filter(({ path }) => !/\.test\.tsx?$/u.test(path));

test("a room imports only from the rooms it stands on", () => {
  const wrong = Object.entries(rooms).flatMap(([room, { may, because }]) =>
    sources
      .filter(({ path }) => path.startsWith(`${room}/`))
      .flatMap(({ path, imports }) =>
        imports
          .filter((target) => !may.some((allowed) => target === allowed || target.startsWith(`${allowed}/`)))
          .map((target) => `${path} imports ${target}: ${because}`),
      ),
  );
  expect(wrong).toEqual([]);
});

test("what the browser gets from the domain is only schema and rules", () => {
  const safe =
    /^server\/(domain\/[a-z]+\/(schema|rules|direction)\.ts|core\/(filter\/.+|policy|errors)\.ts|auth\/caller\.ts)$/u;
  const wrong = sources
    .filter(({ path, text }) => path.startsWith("components/") && text.startsWith('"use client"'))
    .flatMap(({ path, imports }) =>
      imports
        .filter((target) => target.startsWith("server/") && !safe.test(target))
        .map((target) => `${path} imports ${target}`),
    );
  expect(wrong).toEqual([]);
});

test("every folder of the domain is a noun of the design", () => {
  const folders = readdirSync(join(root, "server/domain"), { withFileTypes: true });
  const strange = folders.filter((entry) => entry.isDirectory() && !nouns.includes(entry.name));
  expect(strange.map(({ name }) => name)).toEqual([]);
});

test("no file or folder is a drawer", () => {
  const drawers = sources.filter(({ path }) => path.split("/").some((part) => forbiddenNames.test(part)));
  expect(drawers.map(({ path }) => path)).toEqual([]);
});

test("only core/env.ts and the launcher read the environment", () => {
  const wrong = sources.filter(
    ({ path, text }) =>
      /\bprocess\.env\b/u.test(text) &&
      !["server/core/env.ts", "server/postgres/"].some((home) => path.startsWith(home)),
  );
  expect(wrong.map(({ path }) => `${path}: read the setting from #server/core/env.ts`)).toEqual([]);
});

test("no import cycle in the server", () => {
  const graph = new Map(
    sources.map(({ path, imports }) => [path, imports.filter((target) => target.startsWith("server/"))]),
  );
  expect(findCycle(graph)).toBeUndefined();
});

test("file names are kebab-case", () => {
  const strange = sources
    .map(({ path }) => basename(path))
    .filter((name) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.test|\.config)?\.tsx?$/u.test(name));
  expect(strange).toEqual([]);
});

function findCycle(graph: Map<string, string[]>): string | undefined {
  const done = new Set<string>();
  const visit = (node: string, trail: string[]): string | undefined => {
    if (trail.includes(node)) return [...trail.slice(trail.indexOf(node)), node].join(" → ");
    if (done.has(node)) return undefined;
    for (const next of graph.get(node) ?? []) {
      const cycle = visit(next, [...trail, node]);
      if (cycle !== undefined) return cycle;
    }
    done.add(node);
    return undefined;
  };
  for (const node of graph.keys()) {
    const cycle = visit(node, []);
    if (cycle !== undefined) return cycle;
  }
  return undefined;
}
