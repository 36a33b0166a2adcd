/** What a list of experiments shows: a part of the name, and active or archived ones. */
export type ListView = { text: string; archived: boolean };

export function readListView(query: URLSearchParams): ListView {
  return { text: query.get("q") ?? "", archived: query.get("archived") === "1" };
}

export function writeListView({ text, archived }: ListView): string {
  const query = new URLSearchParams();
  if (text !== "") query.set("q", text);
  if (archived) query.set("archived", "1");
  return query.toString();
}

/** Equal for views that show the same. */
export const listKey = (view: ListView): string => writeListView({ ...view, text: view.text.trim() });
