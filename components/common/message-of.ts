/** What to show of a failed call: the server's own sentence, or that there was none. */
export function messageOf(error: unknown): string {
  if (error instanceof Error && error.message !== "" && !/fetch|network/i.test(error.message))
    return error.message;
  return "The server did not answer, so nothing may have changed. Try again.";
}
