/** The orders of a list of models, by what stands for them in its address; the first needs no mention. */
const orders = {
  name: "name ASC",
  "-name": "name DESC",
  "-updated": "last_updated_timestamp DESC",
  updated: "last_updated_timestamp ASC",
} as const;

export type Order = keyof typeof orders;

/** What a list of models shows: a filter in the search grammar, empty for every model, and an order. */
export type ListView = { filter: string; order: Order };

const isOrder = (text: string): text is Order => Object.hasOwn(orders, text);

/** Reads the query of an address. Whatever is missing or unknown has its default. */
export function readListView(query: URLSearchParams): ListView {
  const order = query.get("order") ?? "";
  return { filter: query.get("filter") ?? "", order: isOrder(order) ? order : "name" };
}

/** The query that `readListView` reads back, without a question mark. Equal for views that show the same. */
export function writeListView({ filter, order }: ListView): string {
  const query = new URLSearchParams();
  if (filter !== "") query.set("filter", filter);
  if (order !== "name") query.set("order", order);
  return query.toString();
}

const pageSize = 100;

/** The question a list of models asks for a view. */
export const listInput = ({ filter, order }: ListView, pageToken?: string) => ({
  filter,
  orderBy: [orders[order]],
  limit: pageSize,
  pageToken,
});
