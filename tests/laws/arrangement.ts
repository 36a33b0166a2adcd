import type { z } from "zod";
import type { Caller } from "#server/auth/caller.ts";
import type { Operation } from "#server/core/operation.ts";
import { policy } from "#server/core/policy.ts";
import { makeTeam } from "#tests/team.ts";

/**
 * What another team's caller gets for the same input: the refusal of what does not exist; an answer as if it did not
 * exist; or, where the input names nothing that belongs to a team, an answer about their own.
 */
type Elsewhere = "notFound" | "nothing" | "their own";

/** One operation, and how to make what it works on. */
export type Arrangement = {
  operation: Operation;
  elsewhere: Elsewhere;
  /** The caller whom the policy's row just lets in, in a team of their own. */
  makeCaller: () => Promise<Caller>;
  /** Makes what the operation needs in the caller's team, and answers an input that succeeds. */
  arrange: (caller: Caller) => Promise<unknown>;
};

/** A row of the table of arrangements; the input is checked against the operation's own type. */
export function arrangement<Input extends z.ZodType, Output>(
  operation: Operation<Input, Output>,
  elsewhere: Elsewhere,
  arrange: (caller: Caller) => Promise<z.input<Input>> | z.input<Input>,
): Arrangement {
  return {
    operation: untyped(operation),
    elsewhere,
    makeCaller: () => makeTeam(policy[operation.action].role),
    arrange: async (caller) => arrange(caller),
  };
}

/** A row for what only somebody at the server's command line does. */
export function byOperator(row: Arrangement): Arrangement {
  return {
    ...row,
    makeCaller: async () => ({ ...(await makeTeam("owner")), actor: { kind: "operator", name: "root" } }),
  };
}

/** Every operation parses its input itself, so that a table of all of them may forget the types. */
function untyped<Input extends z.ZodType, Output>(operation: Operation<Input, Output>): Operation {
  return operation as unknown as Operation;
}
