import { expect, test } from "vitest";
import { assignRunColors, ownSlot, runColor, runColors } from "./run-color.ts";

const ids = Array.from({ length: 50 }, (_, i) => `run ${i}`);
const slotsOf = (colors: ReturnType<typeof assignRunColors>) =>
  [...colors].map(([id, { slot }]) => [id, slot]);

test("a run alone wears its own colour", () => {
  expect(assignRunColors(["run 7"]).get("run 7")?.color).toBe(runColor("run 7"));
});

test("twelve runs have twelve colours", () => {
  const colors = [...assignRunColors(ids.slice(0, runColors)).values()].map(({ color }) => color);
  expect(new Set(colors).size).toBe(runColors);
});

test("past twelve a colour comes back with another dash", () => {
  const looks = [...assignRunColors(ids.slice(0, 48)).values()].map(({ color, dash }) => `${color} ${dash}`);
  expect(new Set(looks).size).toBe(48);
});

test("adding a run changes no other's colour", () => {
  const before = slotsOf(assignRunColors(ids.slice(0, 20)));
  expect(slotsOf(assignRunColors(ids.slice(0, 21))).slice(0, 20)).toEqual(before);
});

test("removing a run changes no other's colour when their slots are kept", () => {
  const before = assignRunColors(ids.slice(0, 20));
  const rest = ids.slice(1, 20);
  const kept = new Map(rest.map((id) => [id, before.get(id)?.slot ?? ownSlot(id)]));
  expect(slotsOf(assignRunColors(rest, kept))).toEqual(slotsOf(before).slice(1));
});

test("any number of runs get a colour", () => {
  expect(assignRunColors(ids).size).toBe(50);
});
