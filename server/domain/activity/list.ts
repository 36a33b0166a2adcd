import { and, desc, eq, lt, notInArray } from "drizzle-orm";
import { z } from "zod";
import { events } from "#db/schema/index.ts";
import { readAuthor } from "#server/core/author.ts";
import { query } from "#server/core/operation.ts";
import type { Activity } from "./schema.ts";
import { ListEvents } from "./schema.ts";

/**
 * What was done in the team, newest first. Only names, and where an alias went, leave the event: what changed may hold more than a
 * reader may see.
 */
export const listEvents = query({
  action: "event.list",
  input: ListEvents,
  async handle({ db, caller, input }): Promise<Activity[]> {
    const rows = await db
      .select()
      .from(events)
      .where(
        and(
          eq(events.teamId, caller.team.id),
          input.before === undefined ? undefined : lt(events.id, input.before),
          input.except.length === 0 ? undefined : notInArray(events.action, input.except),
        ),
      )
      .orderBy(desc(events.id))
      .limit(input.limit);
    return rows.map(({ id, at, action, actor, subjectKind, subjectId, data }) => ({
      id,
      atMs: at.getTime(),
      action,
      actor: readAuthor(actor),
      subject: { kind: subjectKind, id: subjectId, name: nameIn(data) },
      move: moveIn(data),
    }));
  },
});

const Named = z.object({ name: z.string() });
const Data = z.object({ before: z.unknown(), after: z.unknown() });

/** What the subject was called after the change, or before it when it is gone. */
function nameIn(data: unknown): string | undefined {
  const { before, after } = Data.catch({ before: null, after: null }).parse(data);
  return Named.safeParse(after).data?.name ?? Named.safeParse(before).data?.name;
}

const AliasPlace = z.object({ alias: z.string(), version: z.number().nullable() });
const AliasChange = z.object({ before: AliasPlace, after: AliasPlace });

function moveIn(data: unknown): Activity["move"] {
  const moved = AliasChange.safeParse(data).data;
  return moved && { alias: moved.after.alias, from: moved.before.version, to: moved.after.version };
}
