import type { Foldable } from "./find-foldable.ts";
import { findLongSeries, findOldSeries } from "./find-foldable.ts";
import { foldSeries } from "./fold.ts";

/** Series in one transaction. */
const seriesMax = 200;

/** Points of a quiet series are folded after this long. */
const quietMinutes = 5;

/** Folds the series of which many points wait. For a job, every few seconds, in every process. */
export async function foldLongSeries(signal: AbortSignal): Promise<void> {
  await foldAll(findLongSeries, signal);
}

/** Folds what few points of a series have waited for minutes. For a job, every minute, in every process. */
export async function foldQuietSeries(now: Date, signal: AbortSignal): Promise<void> {
  const before = new Date(now.getTime() - quietMinutes * 60_000);
  await foldAll(() => findOldSeries(before), signal);
}

/** Goes on as long as there is something that no other process is at. */
async function foldAll(find: () => Promise<Foldable>, signal: AbortSignal): Promise<void> {
  for (let folded = 1; folded > 0;) {
    folded = 0;
    for (const [teamId, names] of await find()) {
      for (let start = 0; start < names.length; start += seriesMax) {
        if (signal.aborted) return;
        folded += await foldSeries(teamId, names.slice(start, start + seriesMax));
      }
    }
  }
}
