import { expect, test } from "vitest";
import { pan, rangeBetween, settleZoom, withMargins, zoomAround } from "./zoom.ts";

const extent = { from: 0, to: 100 };

test("a drag in either direction gives the same range", () => {
  expect(rangeBetween(60, 20, extent)).toEqual({ from: 20, to: 60 });
  expect(rangeBetween(20, 60, extent)).toEqual({ from: 20, to: 60 });
});

test("a drag beyond the plot ends at its edge", () => {
  expect(rangeBetween(-30, 170, extent)).toEqual(extent);
});

test("zooming in keeps the point under the crosshair where it is", () => {
  expect(zoomAround(extent, 25, 0.5, extent)).toEqual({ from: 12.5, to: 62.5 });
});

test("zooming out stops at the whole", () => {
  expect(zoomAround({ from: 10, to: 90 }, 80, 4, extent)).toEqual(extent);
});

test("moving stops at the edges and keeps the length", () => {
  expect(pan({ from: 80, to: 95 }, 1, extent)).toEqual({ from: 85, to: 100 });
  expect(pan({ from: 5, to: 25 }, -0.5, extent)).toEqual({ from: 0, to: 20 });
});

test("more is asked for than is seen", () => {
  expect(withMargins({ from: 40, to: 60 })).toEqual({ from: 37, to: 63 });
});

test("a zoom on steps is whole, on times as it is", () => {
  expect(settleZoom({ from: 1.5, to: 7.2 }, extent, "step")).toEqual({ from: 1, to: 8 });
  expect(settleZoom({ from: 1.5, to: 7.2 }, extent, "relative")).toEqual({ from: 1.5, to: 7.2 });
});

test("the whole axis is no zoom", () => {
  expect(settleZoom(extent, extent, "step")).toBeUndefined();
  expect(settleZoom({ from: 0, to: 99 }, extent, "step")).toEqual({ from: 0, to: 99 });
});
