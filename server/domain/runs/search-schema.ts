import { z } from "zod";

/** Most runs on one page, as in MLflow. */
export const SEARCH_RUNS_MAX = 50_000;

const scope = {
  /** The experiments searched; unknown ones are ignored, none finds nothing, absent means every one of the team. */
  experimentIds: z.array(z.number().int()).max(10_000).optional(),
  /** In the grammar of docs/search.md; empty matches everything. */
  filter: z.string().default(""),
  view: z.enum(["active", "deleted", "all"]).default("active"),
  /** `top` leaves out runs nested below an active run of their own experiment: a tree shows them under it. */
  nesting: z.enum(["every", "top"]).default("every"),
};

const keys = z.array(z.string()).max(1_000).optional();

export type SearchRuns = z.output<typeof SearchRuns>;
export const SearchRuns = z.strictObject({
  ...scope,
  orderBy: z.array(z.string().max(2_000)).default([]),
  limit: z
    .number()
    .int()
    .min(1, "It must be at least 1.")
    .max(SEARCH_RUNS_MAX, `It must be at most ${SEARCH_RUNS_MAX}.`)
    .default(1_000),
  pageToken: z.string().max(100_000).optional(),
  /** Which metrics, params and tags to bring along; an absent list brings all of its kind. */
  keys: z.strictObject({ metrics: keys, params: keys, tags: keys }).default({}),
});

export type CountRuns = z.output<typeof CountRuns>;
export const CountRuns = z.strictObject(scope);
