import { z } from "zod";
import type { Author } from "#server/core/author.ts";

/** Most events of one page. */
export const EVENTS_MAX = 500;

export const ListEvents = z.strictObject({
  limit: z.number().int().min(1).max(EVENTS_MAX).default(100),
  /** Actions left out, e.g. those that machines do many times a minute. */
  except: z.array(z.string()).max(100).default([]),
  /** Only events older than this one, by id; absent begins with the newest. */
  before: z.number().int().positive().optional(),
});

/** Where an alias of a model went; null is no version. */
export type AliasMove = { alias: string; from: number | null; to: number | null };

/** Something somebody did. `actor` is who as far as a reader needs it; `name` is what the subject was called. */
export type Activity = {
  id: number;
  atMs: number;
  action: string;
  actor: Author;
  subject: { kind: string; id: string; name: string | undefined };
  /** Absent for anything that moves no alias. */
  move?: AliasMove | undefined;
};
