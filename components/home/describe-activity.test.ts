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
const moved = (id: number, from: number | null, to: number | null): Activity => ({
  ...event(id, "registeredModel.setAlias", { kind: "registeredModel", id: "不正 1", name: undefined }),
  move: { alias: "champion", from, to },
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

test("a webhook is deleted, not archived, and a delivery is sent to it again", () => {
  const webhook = { kind: "webhook", id: "0f", name: "ci" };
  const lines = describeActivity([
    event(2, "webhook.delete", webhook),
    event(1, "webhook.redeliver", webhook),
  ]);
  expect(lines.map(({ did, subject }) => `${did} ${subject?.label}`)).toEqual([
    "deleted webhook ci",
    "sent a delivery again to webhook ci",
  ]);
});

test("an action without words of its own still reads as a sentence", () => {
  const [line] = describeActivity([
    event(1, "invitation.accept", { kind: "invitation", id: "3", name: undefined }),
  ]);
  expect(`${line?.who} ${line?.did}`).toBe("Keiko changed an invitation");
});

test("a moved alias says from which version to which, each move for itself", () => {
  const lines = describeActivity([
    moved(4, null, null),
    moved(3, 5, null),
    moved(2, 3, 5),
    moved(1, null, 3),
  ]);
  expect(lines.map(({ did, subject }) => `${did} ${subject?.label}`)).toEqual([
    "removed champion of 不正 1",
    "removed champion from version 5 of 不正 1",
    "moved champion from version 3 to 5 of 不正 1",
    "set champion on version 3 of 不正 1",
  ]);
  expect(lines[0]?.subject?.path).toBe("/models/%E4%B8%8D%E6%AD%A3%201");
});

test("a version of a model is named and linked; what is deleted for good is not called archived", () => {
  const version = { kind: "modelVersion", id: "fraud/3", name: "fraud" };
  const [line] = describeActivity([event(1, "modelVersion.delete", version)]);
  expect(line).toMatchObject({
    did: "deleted model version",
    subject: { label: "fraud v3", path: "/models/fraud/versions/3" },
  });
});
