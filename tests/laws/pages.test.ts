import { expect, test } from "vitest";
import { sources } from "./sources.ts";

const bySource = new Map(sources.map((source) => [source.path, source]));
const answering = sources.filter(({ path }) => /^app\/.*(?:page\.tsx|route\.ts)$/u.test(path));

/** What a page or route of the app needs, itself or through files of the app beside it. */
function reach(path: string, seen = new Set<string>()): Set<string> {
  for (const target of bySource.get(path)?.imports ?? []) {
    if (seen.has(target)) continue;
    seen.add(target);
    if (target.startsWith("app/")) reach(target, seen);
  }
  return seen;
}

/** Pages for people who are not signed in yet, or who are on their way out, and the door of sign-in itself. */
const open = /^app\/(?:sign-in|invitations|api\/auth)\//u;

const asks = (path: string) => /\bpageCaller\(/u.test(bySource.get(path)?.text ?? "");

const reads = (path: string) => [...reach(path)].some((target) => target.startsWith("server/domain/"));

test("every page and route that reads anything asks who looks at it", () => {
  const unguarded = answering.filter(
    ({ path }) => !open.test(path) && reads(path) && !reach(path).has("server/auth/page-caller.ts"),
  );
  expect(unguarded.map(({ path }) => path)).toEqual([]);
});

test("every page and route of a team that reads anything asks as which member of it", () => {
  const reading = answering.filter(({ path }) => path.startsWith("app/[team]/") && reads(path));
  const unasked = reading.filter(
    ({ path }) => ![path, ...reach(path)].filter((file) => file.startsWith("app/")).some(asks),
  );
  expect(unasked.map(({ path }) => path)).toEqual([]);
  expect(reading.length).toBeGreaterThan(5);
});

test("every route of the app is a thin address of one in server/auth/routes or of sign-in", () => {
  const routes = answering.filter(({ path }) => path.startsWith("app/api/"));
  const strange = routes.filter(
    ({ imports }) => !imports.some((target) => target.startsWith("server/auth/routes/")),
  );
  expect(strange.map(({ path }) => path)).toEqual([]);
});
