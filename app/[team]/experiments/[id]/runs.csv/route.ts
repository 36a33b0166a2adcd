import type { Column } from "#components/run-table/column.ts";
import { parseColumn, valueOf } from "#components/run-table/column.ts";
import { csvRecord } from "#components/run-table/csv.ts";
import type { RunRow } from "#components/run-table/row.ts";
import { searchInput } from "#components/run-table/search-input.ts";
import { readView } from "#components/run-table/view.ts";
import { pageCaller } from "#server/auth/page-caller.ts";
import { searchRuns } from "#server/domain/runs/index.ts";
import { pageExperiment } from "../page-experiment.ts";

/** Runs read at a time; the whole table is never in memory. */
const runsPerPage = 1_000;

/** Every run of a view, nested ones included, with the view's columns: the whole result, not the rows that were loaded. */
export async function GET(request: Request, { params }: { params: Promise<{ team: string; id: string }> }) {
  const { team, id } = await params;
  const caller = await pageCaller(team);
  const experiment = await pageExperiment(team, id);
  const view = { ...readView(new URL(request.url).searchParams), nesting: "flat" as const };
  const columns = (view.columns ?? []).flatMap((name) => parseColumn(name) ?? []);
  const input = { ...searchInput(experiment.id, view, columns), limit: runsPerPage };
  const first = await searchRuns(caller, input);
  const encoder = new TextEncoder();
  let page: typeof first | undefined = first;
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(encoder.encode(header(columns))),
    async pull(controller) {
      if (page === undefined) return controller.close();
      controller.enqueue(encoder.encode(page.runs.map((run) => record(run, columns)).join("")));
      const pageToken: string | undefined = page.nextPageToken;
      page = pageToken === undefined ? undefined : await searchRuns(caller, { ...input, pageToken });
    },
  });
  return new Response(body, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename*=UTF-8''${encodeURIComponent(`${experiment.name}.csv`)}`,
      "Cache-Control": "no-store",
    },
  });
}

const header = (columns: readonly Column[]) =>
  csvRecord(["run_id", "run_name", "parent_run_id", ...columns.map(({ name }) => name)]);

function record(run: RunRow, columns: readonly Column[]): string {
  const values = columns.map((column) => {
    const value = valueOf(run, column, 0);
    const isTime = column.field.entity === "attribute" && column.field.type === "time";
    return isTime && typeof value === "number" ? new Date(value).toISOString() : value;
  });
  return csvRecord([run.id, run.name, run.parentRunId ?? undefined, ...values]);
}
