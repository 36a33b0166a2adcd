import { expect, test } from "vitest";
import type { Activity } from "#server/domain/activity/schema.ts";
import { describeActivity } from "./describe-activity.ts";

const event = (id: number, action: string, subject: Activity["subject"], name = "Keiko"): Activity => ({
  id,
  atMs: id,
  action,
  actor: { kind: "person", name },
  subject,
});
const run = (id: string) => ({ kind: "run", id, name: undefined });

test("neighbours that say the same become one line", () => {
  const lines = describeActivity([
    event(5, "run.create", run("0f")),
    event(4, "run.create", run("0e")),
    event(3, "run.create", run("0d"), "Taro"),
  ]);
  expect(lines.map(({ who, did }) => `${who} ${did}`)).toEqual(["Keiko created 2 runs", "Taro created run"]);
});

test("a thing with a page is named and linked", () => {
  const [line] = describeActivity([
    event(1, "experiment.delete", { kind: "experiment", id: "7", name: "fraud" }),
  ]);
  expect(line).toMatchObject({
    did: "archived experiment",
    subject: { label: "fraud", path: "/experiments/7" },
  });
});

test("a change of many runs at once names the experiment they are in", () => {
  const [line] = describeActivity([event(1, "run.delete", { kind: "experiment", id: "7", name: undefined })]);
  expect(line).toMatchObject({ did: "archived runs of", subject: { label: "experiment 7" } });
});

test("an action without words of its own still reads as a sentence", () => {
  const [line] = describeActivity([
    event(1, "invitation.accept", { kind: "invitation", id: "3", name: undefined }),
  ]);
  expect(`${line?.who} ${line?.did}`).toBe("Keiko changed an invitation");
});
