import { readdirSync } from "node:fs";
import { basename } from "node:path";
import { expect, test } from "vitest";
import { sources } from "#tests/laws/sources.ts";

/** Each stands only on those before it; `activity` reads events and nothing else. */
const nouns = [
  "teams",
  "tokens",
  "experiments",
  "runs",
  "metrics",
  "artifacts",
  "data",
  "models",
  "webhooks",
  "registry",
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
  "server/postgres": {
    may: ["server/postgres", "server/core"],
    because: "the database is started before anything else is there",
  },
  "server/domain": {
    may: ["server/domain", "server/core", "server/auth/caller.ts", "server/store", "db"],
    because: "operations know no door, no page and no job; move protocol details into a door",
  },
  "server/auth": {
    may: ["server/auth", "server/domain", "server/core", "db"],
    because: "who is calling is settled before any door is chosen",
  },
  "server/jobs": {
    may: ["server/jobs", "server/domain", "server/core", "server/auth"],
    because: "a job decides when, what it calls decides how",
  },
  "server/doors": {
    may: ["server/doors", "server/domain", "server/core", "server/auth", "server/store"],
    because: "doors translate and call operations; a query or a rule belongs to the noun in server/domain",
  },
  components: {
    may: ["components", "server/domain", "server/core", "server/doors/trpc", "server/auth"],
    because: "views get their data from pages or by tRPC",
  },
  app: {
    may: ["app", "components", "server/domain", "server/core", "server/auth"],
    because: "pages read through operations, compose and hand over",
  },
};

const forbiddenNames = /^(utils?|helpers?|service|manager|lib|misc|common-utils)(\.|$)/u;

const isIn = (path: string, room: string) => path === room || path.startsWith(`${room}/`);

test("a room imports only from the rooms it stands on", () => {
  const wrong = Object.entries(rooms).flatMap(([room, { may, because }]) =>
    sources
      .filter(({ path }) => isIn(path, room))
      .flatMap(({ path, imports }) =>
        imports
          .filter((target) => !may.some((allowed) => isIn(target, allowed)))
          .map((target) => `${path} imports ${target}: ${because}`),
      ),
  );
  expect(wrong).toEqual([]);
});

const nounOf = (path: string) => /^server\/domain\/(?<noun>[^/]+)\//u.exec(path)?.groups?.["noun"];

test("a noun stands only on nouns before it", () => {
  const wrong = sources.flatMap(({ path, imports }) => {
    const place = nouns.indexOf(nounOf(path) ?? "");
    if (place === -1) return [];
    return imports
      .filter((target) => nouns.indexOf(nounOf(target) ?? "") > place)
      .map((target) => `${path} imports ${target}: ${nouns[place]} comes before it`);
  });
  expect(wrong).toEqual([]);
});

test("what the browser gets from the domain is only schema and rules", () => {
  const safe =
    /^server\/(domain\/[a-z]+\/(schema|rules|direction)\.ts|core\/(filter\/.+|policy|errors)\.ts|auth\/caller\.ts)$/u;
  const wrong = sources
    .filter(({ path, text }) => isIn(path, "components") && text.startsWith('"use client"'))
    .flatMap(({ path, imports }) =>
      imports
        .filter((target) => isIn(target, "server") && !safe.test(target))
        .map((target) => `${path} imports ${target}`),
    );
  expect(wrong).toEqual([]);
});

test("every folder of the domain is a noun of the design", () => {
  const folders = readdirSync(new URL("domain", import.meta.url), { withFileTypes: true });
  const strange = folders.filter((entry) => entry.isDirectory() && !nouns.includes(entry.name));
  expect(strange.map(({ name }) => name)).toEqual([]);
});

test("no file or folder is a drawer", () => {
  const drawers = sources.filter(({ path }) => path.split("/").some((part) => forbiddenNames.test(part)));
  expect(drawers.map(({ path }) => path)).toEqual([]);
});

test("only core/env.ts and the database's own process read the environment", () => {
  const wrong = sources.filter(
    ({ path, text }) =>
      /\bprocess\.env\b/u.test(text) &&
      !["server/core/env.ts", "server/postgres/"].some((home) => path.startsWith(home)),
  );
  expect(wrong.map(({ path }) => `${path}: read the setting from #server/core/env.ts`)).toEqual([]);
});

test("no import cycle", () => {
  expect(findCycle(new Map(sources.map(({ path, imports }) => [path, imports])))).toBeUndefined();
});

test("file names are kebab-case", () => {
  const strange = sources
    .map(({ path }) => basename(path))
    .filter((name) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.fixture)?\.tsx?$/u.test(name));
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
