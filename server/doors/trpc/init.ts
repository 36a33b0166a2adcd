import { initTRPC, TRPCError } from "@trpc/server";
import superjson from "superjson";
import type { z } from "zod";
import type { Caller } from "#server/auth/caller.ts";
import type { ErrorKind } from "#server/core/errors.ts";
import { AppError, toAppError } from "#server/core/errors.ts";
import type { Operation } from "#server/core/operation.ts";

/** What every procedure is called with; made by `handler.ts` from the session or the token. */
export type TrpcContext = { caller: Caller; resolveCaller: () => Promise<Caller> };

type Code = ConstructorParameters<typeof TRPCError>[0]["code"];

const codes: Record<ErrorKind, Code> = {
  invalid: "BAD_REQUEST",
  unauthorized: "UNAUTHORIZED",
  forbidden: "FORBIDDEN",
  notFound: "NOT_FOUND",
  conflict: "CONFLICT",
  precondition: "PRECONDITION_FAILED",
  limited: "TOO_MANY_REQUESTS",
  unavailable: "SERVICE_UNAVAILABLE",
  internal: "INTERNAL_SERVER_ERROR",
};

/** The tRPC code of a kind of error. */
export const codeOf = (kind: ErrorKind): Code => codes[kind];

const t = initTRPC.context<TrpcContext>().create({
  transformer: superjson,
  isDev: false,
  sse: { ping: { enabled: true, intervalMs: 15_000 }, client: { reconnectAfterInactivityMs: 40_000 } },
  errorFormatter: ({ shape, error }) => {
    const cause = error.cause instanceof AppError ? error.cause : undefined;
    return {
      ...shape,
      message: cause?.message ?? publicMessage(error),
      data: { ...shape.data, kind: cause?.kind, details: cause?.details },
    };
  },
});

/** What tRPC itself refuses (an unknown procedure, a broken body) keeps its text; anything unexpected does not. */
function publicMessage(error: TRPCError): string {
  return error.code === "INTERNAL_SERVER_ERROR" ? "Something went wrong on the server." : error.message;
}

export const router = t.router;

/** The base of subscriptions; everything else is made by `procedure`. */
export const subscriptionBase = t.procedure;

/**
 * An operation as a procedure: a query becomes a tRPC query, a mutation or intake a tRPC mutation.
 * The operation parses its own input, so the input type stands here only for the client.
 */
export function procedure<Input extends z.ZodType, Output>(
  operation: Operation<Input, Output, "query">,
): ReturnType<typeof makeQuery<Input, Output>>;
export function procedure<Input extends z.ZodType, Output>(
  operation: Operation<Input, Output, "mutation"> | Operation<Input, Output, "intake">,
): ReturnType<typeof makeMutation<Input, Output>>;
export function procedure<Input extends z.ZodType, Output>(operation: Operation<Input, Output>) {
  return operation.kind === "query" ? makeQuery(operation) : makeMutation(operation);
}

function makeQuery<Input extends z.ZodType, Output>(operation: Operation<Input, Output>) {
  return t.procedure
    .input(unverified<z.input<Input>>)
    .query(({ ctx, input }) => rendered(() => operation(ctx.caller, unverified(input))));
}

function makeMutation<Input extends z.ZodType, Output>(operation: Operation<Input, Output>) {
  return t.procedure
    .input(unverified<z.input<Input>>)
    .mutation(({ ctx, input }) => rendered(() => operation(ctx.caller, unverified(input))));
}

/** Lets the input through under the type the client sees; the operation's own parse is what proves it. */
function unverified<T>(input: unknown): T {
  return input as T;
}

/** Runs `work` and renders what it throws once, in tRPC's codes. */
export async function rendered<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    const error = toAppError(thrown);
    throw new TRPCError({ code: codes[error.kind], message: error.message, cause: error });
  }
}
