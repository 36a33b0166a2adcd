/**
 * The process cannot start, and an operator can mend it: the message is one or more whole sentences that say what is
 * wrong and what to do. Whoever runs the process prints the message alone and exits with 1.
 */
export class StartError extends Error {
  override name = "StartError";
}
