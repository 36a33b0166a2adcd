export const errorKinds = [
  "invalid",
  "unauthorized",
  "forbidden",
  "notFound",
  "conflict",
  "precondition",
  "limited",
  "unavailable",
  "internal",
] as const;

export type ErrorKind = (typeof errorKinds)[number];

/** What a door may show beside the text: never SQL, paths or secrets. */
export type ErrorDetails = Readonly<Record<string, unknown>>;

/**
 * The one error of the product. `message` is public: it says what happened and what to do next.
 * The cause is private: it goes to the log and nowhere else. Each door renders the kind once, in its own protocol.
 */
export class AppError extends Error {
  readonly kind: ErrorKind;
  readonly details: ErrorDetails;

  constructor(kind: ErrorKind, message: string, options: { details?: ErrorDetails; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "AppError";
    this.kind = kind;
    this.details = options.details ?? {};
  }
}

const make =
  (kind: ErrorKind) =>
  (message: string, details?: ErrorDetails): AppError =>
    new AppError(kind, message, details === undefined ? {} : { details });

/** The request itself is wrong: sending it again cannot help. */
export const invalid = make("invalid");
/** Nobody is signed in, or the token is not valid. */
export const unauthorized = make("unauthorized");
/** The caller is known and may not. */
export const forbidden = make("forbidden");
/** Missing, or another team's: the caller cannot tell which. */
export const notFound = make("notFound");
/** It is there already, or somebody was faster. */
export const conflict = make("conflict");
/** Well-formed and permitted, but the present state does not allow it. */
export const precondition = make("precondition");
/** Too much or too often. */
export const limited = make("limited");
/** A passing fault: the same request may succeed later. */
export const unavailable = make("unavailable");

/** Marks a place the types say cannot be reached. */
export function assertNever(value: never): never {
  throw new AppError("internal", "Something went wrong on the server.", {
    cause: `unexpected value ${String(value)}`,
  });
}

const unreachableDatabase = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "ENOENT",
  "EPIPE",
  "CONNECTION_CLOSED",
  "CONNECTION_ENDED",
  "CONNECTION_DESTROYED",
  "CONNECT_TIMEOUT",
  "CONNECTION_CONNECT_TIMEOUT",
  "57P01", // admin_shutdown
  "57P02", // crash_shutdown
  "57P03", // cannot_connect_now
  "53300", // too_many_connections
  "53100", // disk_full
  "08000",
  "08003",
  "08006",
]);

/** Turns whatever was thrown into an `AppError`; a database that is away becomes `unavailable`, the unknown `internal`. */
export function toAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  const code = findCode(thrown);
  if (code !== undefined && unreachableDatabase.has(code)) {
    return new AppError("unavailable", "The database cannot be reached just now. Try again in a moment.", {
      cause: thrown,
    });
  }
  return new AppError(
    "internal",
    "Something went wrong on the server. The log has the details under the request id.",
    {
      cause: thrown,
    },
  );
}

/** The SQLSTATE or system code of a thrown value or of the causes below it. */
export function findCode(thrown: unknown): string | undefined {
  for (let error = thrown, depth = 0; error instanceof Error && depth < 5; error = error.cause, depth += 1) {
    if ("code" in error && typeof error.code === "string") return error.code;
  }
  return undefined;
}
