import type { Caller } from "#server/auth/caller.ts";
import { AppError } from "#server/core/errors.ts";
import { getHistory, readHistory, type Columns, type HistoryPoint } from "#server/domain/metrics/index.ts";
import { endpoint, type Endpoint } from "./endpoint.ts";
import { integer, requiredText, text } from "./fields.ts";
import { encodeColumns, encodePoints } from "./points.ts";
import { runId } from "./shared-fields.ts";

/** The most points of a page; clients ask for exactly these. */
const pageMax = 25_000;

/** How a metric went. */
export const historyEndpoints: readonly Endpoint[] = [
  endpoint({
    methods: ["GET"],
    path: "metrics/get-history",
    request: { run_id: runId(), metric_key: requiredText(), max_results: integer(), page_token: text() },
    renames: { max: "max_results" },
    async answer(caller, message) {
      const series = {
        runId: message.run_id,
        key: message.metric_key,
        pageToken: message.page_token || undefined,
      };
      return message.max_results === undefined
        ? answerWhole(series.key, await unlessUnknown(readHistory(caller, series)))
        : answerPage(series.key, await unlessUnknown(getPage(caller, series, message.max_results)));
    },
  }),
];

function getPage(
  caller: Caller,
  series: { runId: string; key: string; pageToken: string | undefined },
  max: number,
) {
  return getHistory(caller, { ...series, max: Math.min(max, pageMax) });
}

/** The reference answers an unknown run as a run without that metric. */
async function unlessUnknown<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof AppError && error.kind === "notFound") return undefined;
    throw error;
  }
}

function answerPage(
  key: string,
  page: { points: HistoryPoint[]; nextPageToken?: string } | undefined,
): Response {
  if (page === undefined || page.points.length === 0) return json("{}");
  const token =
    page.nextPageToken === undefined ? "" : `,"next_page_token":${JSON.stringify(page.nextPageToken)}`;
  return json(`{"metrics":[${encodePoints(key, page.points)}]${token}}`);
}

/** A whole history goes out a block at a time, as fast as it is taken. */
function answerWhole(key: string, blocks: AsyncIterable<Columns> | undefined): Response {
  return blocks === undefined ? json("{}") : json(toStream(encodeHistory(key, blocks)));
}

async function* encodeHistory(key: string, blocks: AsyncIterable<Columns>): AsyncGenerator<Uint8Array> {
  const utf8 = new TextEncoder();
  let before = '{"metrics":[';
  for await (const block of blocks) {
    for (const part of encodeColumns(key, block)) {
      yield utf8.encode(before + part);
      before = ",";
    }
  }
  yield utf8.encode(before === "," ? "]}" : `${before}]}`);
}

/** Asked for the next part only when the last one has been taken. */
const toStream = (parts: AsyncGenerator<Uint8Array>) =>
  new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await parts.next();
      if (done === true) controller.close();
      else controller.enqueue(value);
    },
    cancel: async () => void (await parts.return(undefined)),
  });

const json = (body: string | ReadableStream) =>
  new Response(body, { headers: { "Content-Type": "application/json" } });
