import type { Column } from "./column.ts";
import type { RunRow } from "./row.ts";
import type { View } from "./view.ts";
import { writeView } from "./view.ts";

/** A page of the table; `childCounts` has the runs of the page that have others nested below them. */
export type RunPage = {
  runs: RunRow[];
  nextPageToken: string | undefined;
  childCounts: readonly (readonly [runId: string, count: number])[];
};

/** The first page as the server rendered it, and the view it belongs to. */
export type FirstPage = { page: RunPage; of: string; readAtMs: number };

/** Which view and columns a page was read for. */
export const pageKey = (view: View, columns: readonly Column[]): string =>
  `${writeView({ ...view, columns: [], widths: undefined })} ${columns.map(({ name }) => name).join(" ")}`;
