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
  await writeEvents(tx, action, [{ caller, at, change }]);
}

/** Writes one event row for each of several calls of a mutation, in the transaction they share. */
export async function writeEvents(
  tx: Tx,
  action: Action,
  calls: readonly { caller: Caller; at: Date; change: Change }[],
): Promise<void> {
  if (calls.length === 0) return;
  await tx.insert(events).values(
    calls.map(({ caller, at, change }) => ({
      teamId: caller.team.id,
      at,
      action,
      actor: caller.actor,
      subjectKind: change.subject.kind,
      subjectId: change.subject.id,
      data: { before: change.before ?? null, after: change.after ?? null },
    })),
  );
}

/** What a change is announced under. */
export const topicsOf = (change: Change): Topic[] => [
  "team",
  `${change.subject.kind}:${change.subject.id}`,
  ...(change.topics ?? []),
];
