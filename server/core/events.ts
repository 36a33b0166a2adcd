import type { Caller } from "#server/auth/caller.ts";
import type { Tx } from "./database.ts";
import type { Action } from "./policy.ts";
import type { Statement } from "./statement.ts";
import { toDrizzle } from "./statement.ts";

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
  await tx.execute(toDrizzle(writeEvents(action, [{ caller, at, change }])));
}

/** The statement that writes one event row for each of several calls of a mutation, in their order. */
export function writeEvents(
  action: Action,
  calls: readonly { caller: Caller; at: Date; change: Change }[],
): Statement {
  return {
    text,
    parameters: [
      action,
      calls.map(({ caller }) => caller.team.id),
      calls.map(({ at }) => at.toISOString()),
      calls.map(({ caller }) => JSON.stringify(caller.actor)),
      calls.map(({ change }) => change.subject.kind),
      calls.map(({ change }) => change.subject.id),
      calls.map(({ change }) =>
        JSON.stringify({ before: change.before ?? null, after: change.after ?? null }),
      ),
    ],
  };
}

const text = `
insert into events (action, team_id, at, actor, subject_kind, subject_id, data)
select $1::text, team_id, at::timestamptz, actor::jsonb, kind, id, data::jsonb
from unnest($2::int4[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[])
  as event(team_id, at, actor, kind, id, data)`;

/** What a change is announced under. */
export const topicsOf = (change: Change): Topic[] => [
  "team",
  `${change.subject.kind}:${change.subject.id}`,
  ...(change.topics ?? []),
];
