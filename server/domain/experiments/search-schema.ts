import { z } from "zod";

/** Most experiments on one page, as in MLflow. */
export const SEARCH_EXPERIMENTS_MAX = 50_000;

export type SearchExperiments = z.output<typeof SearchExperiments>;
export const SearchExperiments = z.strictObject({
  /** In the grammar of docs/search.md; empty matches everything. */
  filter: z.string().default(""),
  view: z.enum(["active", "deleted", "all"]).default("active"),
  orderBy: z.array(z.string().max(2_000)).default([]),
  limit: z
    .number()
    .int()
    .min(1, "It must be at least 1.")
    .max(SEARCH_EXPERIMENTS_MAX, `It must be at most ${SEARCH_EXPERIMENTS_MAX}.`)
    .default(1_000),
  pageToken: z.string().max(100_000).optional(),
});
