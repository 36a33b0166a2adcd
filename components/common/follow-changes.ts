import { TRPCClientError } from "@trpc/client";
import type { useTRPCClient } from "./trpc.tsx";

/** Between two attempts to take up a line that broke for good. */
const retryMs = 3_000;
/** Signed out, not permitted any more, no member any more. */
const goneStatuses = new Set([401, 403, 404]);

/**
 * Listens until the answered function is called. A browser takes up a broken line by itself, except after an answer
 * that is no stream, as while the database is away: then the server is asked until it answers. Somebody who has lost
 * their access meanwhile leaves the page, for the sign-in or for what stands there for strangers.
 */
export function followChanges(
  client: ReturnType<typeof useTRPCClient>,
  topics: string[],
  onChange: (topics: readonly string[]) => void,
  onState: (state: "live" | "waiting") => void,
): () => void {
  let stop: (() => void) | undefined;
  const listen = () => {
    const subscription = client.live.changes.subscribe(
      { topics },
      {
        onData: ({ data }) => onChange(data.topics),
        onConnectionStateChange: ({ state }) => onState(state === "pending" ? "live" : "waiting"),
        onError: (error) => (isGone(error) ? window.location.reload() : retry()),
      },
    );
    stop = () => subscription.unsubscribe();
  };
  const retry = () => {
    onState("waiting");
    const abort = new AbortController();
    const timer = setTimeout(() => void askAgain(abort.signal), retryMs);
    stop = () => {
      clearTimeout(timer);
      abort.abort();
    };
  };
  const askAgain = async (signal: AbortSignal) => {
    const refused: unknown = await client.teams.get.query({}, { signal }).then(
      () => undefined,
      (error: unknown) => error,
    );
    if (signal.aborted) return;
    if (refused === undefined) listen();
    else if (isGone(refused)) window.location.reload();
    else retry();
  };
  listen();
  return () => stop?.();
}

function isGone(error: unknown): boolean {
  if (!(error instanceof TRPCClientError)) return false;
  const data: unknown = error.data;
  if (typeof data !== "object" || data === null || !("httpStatus" in data)) return false;
  return typeof data.httpStatus === "number" && goneStatuses.has(data.httpStatus);
}
