/** An order of a list of logged models: an attribute of the grammar, or `metrics.` and a key as it was logged. */
export type ListSort = { field: string; descending: boolean };

/** What a list of logged models shows: a filter in the search grammar, empty for every model; without an order, newest first. */
export type ListView = { filter: string; sort: ListSort | undefined };

/** Reads the query of an address. Whatever is missing or unknown has its default. */
export function readListView(query: URLSearchParams): ListView {
  const [, field, direction] = /^(.+) (ASC|DESC)$/su.exec(query.get("sort") ?? "") ?? [];
  const sort = field === undefined ? undefined : { field, descending: direction === "DESC" };
  return { filter: query.get("filter") ?? "", sort };
}

/** The query that `readListView` reads back, without a question mark. Equal for views that show the same. */
export function writeListView({ filter, sort }: ListView): string {
  const query = new URLSearchParams();
  if (filter !== "") query.set("filter", filter);
  if (sort !== undefined) query.set("sort", `${sort.field} ${sort.descending ? "DESC" : "ASC"}`);
  return query.toString();
}

/** Models read at a time: some screens full, so that a quick scroll seldom waits. */
const pageSize = 100;

/** The question a list of logged models asks for a view. */
export const listInput = (experimentId: number, { filter, sort }: ListView, pageToken?: string) => ({
  ...scopeInput(experimentId, filter),
  orderBy: sort === undefined ? [] : [sort],
  limit: pageSize,
  pageToken,
});

/** These models again, as far as they are still there. */
export const refreshInput = (experimentId: number, ids: readonly string[]) => ({
  ...scopeInput(experimentId, `model_id IN (${ids.map((id) => `'${id}'`).join(", ")})`),
  limit: Math.max(1, ids.length),
});

/** The models of a view that were logged after `sinceMs`; a page of them is enough to say how many came. */
export function sinceInput(experimentId: number, { filter }: ListView, sinceMs: number) {
  const later = `creation_timestamp > ${sinceMs}`;
  return {
    ...scopeInput(experimentId, filter === "" ? later : `(${filter}) AND ${later}`),
    limit: pageSize,
  };
}

const scopeInput = (experimentId: number, filter: string) => ({
  experimentIds: [experimentId],
  filter,
  points: "latest" as const,
});
