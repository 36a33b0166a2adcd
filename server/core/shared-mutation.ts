import type { TransactionSql } from "postgres";
import type { z } from "zod";
import type { Caller } from "#server/auth/caller.ts";
import { publish } from "./bus.ts";
import { clock } from "./clock.ts";
import { rawSql } from "./database.ts";
import { AppError } from "./errors.ts";
import { topicsOf, writeEvents, type Change } from "./events.ts";
import { groupCommit } from "./group-commit.ts";
import { operation, type Operation } from "./operation.ts";
import type { Action } from "./policy.ts";

/** What became of one plan: the output and the change its event tells of, or why it alone is refused. */
export type Outcome<Output> = { output: Output; change: Change } | AppError;

/**
 * A mutation for the hot path: policy → parse → plan → wait → begin → write all plans that wait → one event row each → commit → notify.
 * Calls of one team that arrive while a commit is under way share the next one, and each is answered after its commit. `plan` is pure; `writeAll`
 * answers one outcome for each plan, in their order, and what it throws is tried again plan by plan.
 */
export function sharedMutation<Input extends z.ZodType, Plan, Output>(definition: {
  action: Action;
  input: Input;
  plan: (context: { caller: Caller; input: z.output<Input>; now: Date }) => Plan;
  writeAll: (
    sql: TransactionSql,
    teamId: number,
    plans: readonly Plan[],
  ) => Promise<readonly Outcome<Output>[]>;
}): Operation<Input, Output, "mutation"> {
  const { action, plan, writeAll } = definition;
  const share = groupCommit<Call<Plan>, Outcome<Output>>({
    groupOf: ({ caller }) => caller.team.id,
    commit: (teamId, calls) =>
      rawSql().begin(async (sql) => {
        const plans = calls.map((call) => call.plan);
        const outcomes = await writeAll(sql, teamId, plans);
        const { text, parameters } = writeEvents(action, changesOf(calls, outcomes));
        await sql.unsafe(text, parameters, { prepare: true });
        return [...outcomes];
      }),
  });
  return operation("mutation", definition, async (caller, input) => {
    const now = clock.now();
    const outcome = await share({ caller, at: now, plan: plan({ caller, input, now }) });
    if (outcome instanceof AppError) throw outcome;
    publish(caller.team.id, topicsOf(outcome.change));
    return outcome.output;
  });
}

type Call<Plan> = { caller: Caller; at: Date; plan: Plan };

/** What the calls that were not refused have changed. */
function changesOf<Plan, Output>(calls: readonly Call<Plan>[], outcomes: readonly Outcome<Output>[]) {
  return calls.flatMap(({ caller, at }, index) => {
    const outcome = outcomes[index];
    return outcome && !(outcome instanceof AppError) ? { caller, at, change: outcome.change } : [];
  });
}
