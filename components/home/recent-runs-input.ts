/** The newest active runs of the team, without their values: the list shows none. */
export const recentRunsInput = { limit: 12, keys: { metrics: [], params: [], tags: [] } };
