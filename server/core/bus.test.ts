import { beforeAll, expect, test } from "vitest";
import { withDatabase } from "#tests/database.ts";
import { flush, listen, publish, subscribe } from "./bus.ts";

const sql = withDatabase();
beforeAll(() => listen(sql()));

/** The topics a team's listener hears until `count` different ones have come. */
function hear(teamId: number, count: number): Promise<string[]> {
  const heard = new Set<string>();
  return new Promise((resolve) => {
    const unsubscribe = subscribe(teamId, (topics) => {
      for (const topic of topics) heard.add(topic);
      if (heard.size < count) return;
      unsubscribe();
      resolve([...heard].toSorted());
    });
  });
}

test("a change reaches the listeners of its team", async () => {
  const heard = hear(1, 2);
  publish(1, ["run:a", "experiment:3"]);
  expect(await heard).toEqual(["experiment:3", "run:a"]);
});

test("another team hears nothing of it", async () => {
  const other: string[] = [];
  const unsubscribe = subscribe(2, (topics) => other.push(...topics));
  const heard = hear(1, 1);
  publish(1, ["run:a"]);
  await heard;
  unsubscribe();
  expect(other).toEqual([]);
});

test("a notice sent by another process arrives as well", async () => {
  const heard = hear(7, 1);
  await sql()`select pg_notify('saigen', ${"7\nrun:b"})`;
  expect(await heard).toEqual(["run:b"]);
});

test("more topics than one notice holds arrive in several", async () => {
  const topics = Array.from({ length: 1_000 }, (_, i) => `run:${String(i).padStart(32, "0")}`);
  const heard = hear(3, topics.length);
  publish(3, topics);
  await flush();
  expect(await heard).toEqual(topics);
});
