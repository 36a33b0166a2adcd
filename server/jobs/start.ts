import { sweepEnded } from "#server/auth/sweep.ts";
import { clock } from "#server/core/clock.ts";
import { sweepDiscards, sweepOrphans, sweepUploads } from "#server/domain/artifacts/index.ts";
import { deliverDue, sweepDeliveries } from "#server/domain/webhooks/index.ts";
import { foldLongSeries, foldQuietSeries } from "#server/domain/metrics/fold-waiting.ts";
import type { Job } from "./loop.ts";
import { startLoop } from "./loop.ts";

/** Everything that is done without a request. */
const jobs: Job[] = [
  { name: "fold metrics", everySeconds: 2, work: foldLongSeries },
  { name: "fold quiet metrics", everySeconds: 60, work: (signal) => foldQuietSeries(clock.now(), signal) },
  { name: "deliver webhooks", everySeconds: 1, work: (signal) => deliverDue(clock.now(), signal) },
  { name: "drop expired uploads", everySeconds: 600, work: (signal) => sweepUploads(clock.now(), signal) },
  { name: "delete discarded bytes", everySeconds: 60, work: (signal) => sweepDiscards(clock.now(), signal) },
  {
    name: "delete orphaned bytes",
    everySeconds: 6 * 3600,
    work: (signal) => sweepOrphans(clock.now(), signal),
  },
  { name: "delete ended sessions and links", everySeconds: 6 * 3600, work: () => sweepEnded(clock.now()) },
  { name: "forget old deliveries", everySeconds: 6 * 3600, work: () => sweepDeliveries(clock.now()) },
];

/** Starts every job in this process. The returned function stops them and waits for what is under way. */
export function startJobs(): () => Promise<void> {
  const stops = jobs.map(startLoop);
  return async () => {
    await Promise.all(stops.map((stop) => stop()));
  };
}
