import { query } from "#server/core/operation.ts";
import type { Columns } from "./columns.ts";
import { concatenate, integerAt, take } from "./columns.ts";
import type { RunPoint } from "./history-bulk.ts";
import { readRuns, toRunPoints } from "./history-bulk.ts";
import { compareIntegers } from "./order.ts";
import { SampleHistories } from "./schema.ts";

/**
 * A sample of one metric in several runs, one run after the other by id: all its points ordered by step, time and value, or
 * of more than `maxPerRun` the first of each of equal groups, and the last.
 */
export const sampleHistories = query({
  action: "run.read",
  input: SampleHistories,
  async handle({ db, caller, input: { runIds, key, steps, maxPerRun } }): Promise<RunPoint[]> {
    const part = steps && { stepFrom: steps.start, stepTo: steps.end };
    const blocksOfRuns = new Map<string, Columns[]>();
    for await (const { runId, block } of readRuns(db, caller.team.id, runIds, key, part)) {
      const blocks = blocksOfRuns.get(runId) ?? [];
      blocksOfRuns.set(runId, [...blocks, block]);
    }
    return [...blocksOfRuns].flatMap(([runId, blocks]) => {
      const points = concatenate(blocks);
      return toRunPoints(runId, take(points, sample(orderBySteps(points, steps), maxPerRun)));
    });
  },
});

type Steps = NonNullable<typeof SampleHistories._zod.output.steps>;

function orderBySteps(points: Columns, range: Steps | undefined): number[] {
  const { steps, times, values } = points;
  const isWanted = (place: number) => {
    const step = integerAt(steps, place);
    return range === undefined || (step >= range.start && step <= range.end);
  };
  return Array.from(values, (_, place) => place)
    .filter(isWanted)
    .toSorted(
      (a, b) =>
        compareIntegers(integerAt(steps, a), integerAt(steps, b)) ||
        compareIntegers(integerAt(times, a), integerAt(times, b)) ||
        compareIntegers(values[a] ?? 0, values[b] ?? 0),
    );
}

function sample(places: readonly number[], most: number): number[] {
  if (places.length <= most) return [...places];
  const groups = most - 1;
  const firsts = Array.from(
    { length: groups },
    (_, group) => places[Math.floor((group * places.length) / groups)] ?? 0,
  );
  return [...firsts, ...places.slice(-1)];
}
