import { setImmediate } from "node:timers/promises";
import { expect, test } from "vitest";
import { unavailable } from "./errors.ts";
import { groupCommit } from "./group-commit.ts";

type Job = { group: number; name: string };

/** A group commit that writes down what shared a commit, and fails while `guilty` is among the jobs. */
function observe(guilty?: string, error: Error = new Error("guilty")) {
  const commits: string[][] = [];
  const add = groupCommit<Job, string>({
    groupOf: ({ group }) => group,
    async commit(_group, jobs) {
      commits.push(jobs.map(({ name }) => name));
      await new Promise((resolve) => setTimeout(resolve, 2));
      if (jobs.some(({ name }) => name === guilty)) throw error;
      return jobs.map(({ name }) => `${name} done`);
    },
  });
  return {
    commits,
    add: (...names: string[]) => Promise.allSettled(names.map((name) => add({ group: 1, name }))),
    job: add,
  };
}

const outcomes = (results: PromiseSettledResult<string>[]) =>
  results.map((result) => (result.status === "fulfilled" ? result.value : "refused"));

test("jobs that arrive together share a commit, and each gets its own result", async () => {
  const { add, commits } = observe();
  expect(outcomes(await add("a", "b", "c", "d"))).toEqual(["a done", "b done", "c done", "d done"]);
  expect(commits).toEqual([["a", "b", "c", "d"]]);
});

test("a few jobs that arrive during a commit share the one after it", async () => {
  const { add, commits } = observe();
  const first = add("a");
  await setImmediate();
  await Promise.all([first, add("b", "c")]);
  expect(commits).toEqual([["a"], ["b", "c"]]);
});

test("when a shared commit fails only the guilty job hears of it", async () => {
  const { add } = observe("d");
  expect(outcomes(await add("a", "b", "c", "d", "e"))).toEqual([
    "a done",
    "b done",
    "c done",
    "refused",
    "e done",
  ]);
});

test("a database that is away is not asked again for each job", async () => {
  const { add, commits } = observe("d", unavailable("away"));
  expect(new Set(outcomes(await add("a", "b", "c", "d", "e")))).toEqual(new Set(["refused"]));
  expect(commits).toHaveLength(1);
});

test("jobs of different groups never share a commit", async () => {
  const { commits, job } = observe();
  await Promise.all(["a", "b", "c", "d", "e"].map((name, index) => job({ group: index % 2, name })));
  expect(commits).toEqual([
    ["a", "c", "e"],
    ["b", "d"],
  ]);
});
