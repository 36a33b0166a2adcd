import { TRPCClientError } from "@trpc/client";

/** What to show of a failed call: the server's own sentence, or that there was none. */
export function messageOf(error: unknown): string {
  if (error instanceof Error && error.message !== "" && isAnswered(error)) return error.message;
  return "The server did not answer, so nothing may have changed. Try again.";
}

/** `fetch` fails with a TypeError, and a call that got no answer of the server has no data. */
const isAnswered = (error: Error) =>
  error instanceof TRPCClientError ? hasData(error) : !(error instanceof TypeError);

const hasData = ({ data }: { data?: unknown }) => data !== undefined && data !== null;
