import { z } from "zod";
import { notFound } from "#server/core/errors.ts";
import { CountedId } from "#server/core/names.ts";
import { mutation } from "#server/core/operation.ts";
import { endSessionOf } from "./end.ts";

/** Ends one of one's own sessions, at once in every process. @throws AppError `notFound` for anybody else's. */
export const revokeSession = mutation({
  action: "session.revoke",
  input: z.strictObject({ id: CountedId }),
  async handle({ tx, caller: { actor }, input, record }) {
    const ended = actor.kind === "person" ? await endSessionOf(tx, actor.personId, input.id) : 0;
    if (ended === 0) throw notFound("There is no such session of yours.");
    await record({ subject: { kind: "session", id: String(input.id) } });
    return { id: input.id };
  },
});
