import { events } from "#db/schema/index.ts";
import type { Caller } from "#server/auth/caller.ts";
import type { Tx } from "./database.ts";
import type { Action } from "./policy.ts";

/** What an event is about, and the state before and after as far as it helps a reader. */
export type Change = {
  subject: { kind: string; id: string };
  before?: unknown;
  after?: unknown;
  /** Topics to notify beside the subject's own, e.g. the experiment a run is in. */
  topics?: readonly Topic[];
};

/** What live views listen to, e.g. `run:4f…`, `experiment:7`, `team`. Always within one team. */
export type Topic = string;

/** Writes the one event row of a mutation, in its transaction. */
export async function writeEvent(
  tx: Tx,
  caller: Caller,
  action: Action,
  at: Date,
  change: Change,
): Promise<void> {
  await tx.insert(events).values({
    teamId: caller.team.id,
    at,
    action,
    actor: caller.actor,
    subjectKind: change.subject.kind,
    subjectId: change.subject.id,
    data: { before: change.before ?? null, after: change.after ?? null },
  });
}
