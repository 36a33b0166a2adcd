import { expect, test } from "vitest";
import { isCurrent, places } from "./places.ts";

const current = (pathname: string) =>
  places.filter((place) => isCurrent(place, "acme", pathname)).map((place) => place.label);

test("exactly one place is current on each page of a team", () => {
  expect(current("/acme")).toEqual(["Home"]);
  expect(current("/acme/experiments/7")).toEqual(["Experiments"]);
  expect(current("/acme/runs/0f")).toEqual(["Experiments"]);
  expect(current("/acme/models/fraud/versions/3")).toEqual(["Models"]);
  expect(current("/acme/logged-models/m-0f")).toEqual(["Models"]);
  expect(current("/acme/settings/members")).toEqual(["Settings"]);
});
