import { findBounds } from "./bounds.ts";
import { packPoints } from "./codec.ts";
import type { Columns } from "./columns.ts";

/** A chunk's columns but for whose it is and where it stands. Takes settled points, at least one. */
export function describeChunk(points: Columns) {
  const { timeMin, timeMax, stepMin, stepMax } = findBounds(points);
  return {
    points: points.values.length,
    stepMin: BigInt(stepMin),
    stepMax: BigInt(stepMax),
    timeMsMin: BigInt(timeMin),
    timeMsMax: BigInt(timeMax),
    ...describeValues(points.values),
    packed: packPoints(points),
  };
}

function describeValues(values: Float64Array) {
  const described = {
    valueMin: null as number | null,
    valueMax: null as number | null,
    valueSum: 0,
    finite: 0,
    nan: 0,
    positiveInfinity: 0,
    negativeInfinity: 0,
  };
  for (const value of values) {
    if (Number.isNaN(value)) described.nan += 1;
    else if (value === Infinity) described.positiveInfinity += 1;
    else if (value === -Infinity) described.negativeInfinity += 1;
    else {
      described.finite += 1;
      described.valueSum += value;
      described.valueMin = Math.min(described.valueMin ?? value, value);
      described.valueMax = Math.max(described.valueMax ?? value, value);
    }
  }
  return described;
}
