import { z } from "zod";

/** Runs asked about at once: the longest page a person's table reads. */
const runIdsMax = 2_000;

export type CountChildren = z.output<typeof CountChildren>;
export const CountChildren = z.strictObject({
  runIds: z.array(z.string().regex(/^[0-9a-f]{32}$/)).max(runIdsMax),
});

export type ListKeys = z.output<typeof ListKeys>;
export const ListKeys = z.strictObject({ experimentId: z.number().int().min(0).max(2_147_483_647) });

export type SummarizeExperiments = z.output<typeof SummarizeExperiments>;
export const SummarizeExperiments = z.strictObject({
  experimentIds: z.array(z.number().int().min(0).max(2_147_483_647)).max(1_000),
});
