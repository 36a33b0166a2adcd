import type { ErrorKind } from "./errors.ts";

/** The status of each kind of error, where a protocol has no table of its own. */
export const httpStatuses = {
  invalid: 400,
  unauthorized: 401,
  forbidden: 403,
  notFound: 404,
  conflict: 409,
  precondition: 412,
  limited: 429,
  unavailable: 503,
  internal: 500,
} as const satisfies Record<ErrorKind, number>;
