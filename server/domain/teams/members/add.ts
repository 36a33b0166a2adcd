import { sql } from "drizzle-orm";
import { members } from "#db/schema/index.ts";
import { announceAccessChange } from "#server/core/bus.ts";
import { conflict, forbidden } from "#server/core/errors.ts";
import { mutation } from "#server/core/operation.ts";
import { AddMember } from "../schema.ts";
import { ensurePerson, findPerson } from "../people.ts";

/**
 * Puts a person into the team by e-mail address, without asking them: only for operators, since nobody has proven the
 * address yet. Owners invite instead.
 *
 * @throws AppError `conflict` when the person is a member already.
 */
export const addMember = mutation({
  action: "member.add",
  input: AddMember,
  async handle({ tx, caller, input, now, record }) {
    if (caller.actor.kind !== "operator")
      throw forbidden("Only an operator adds members; invite people instead.");
    const isKnown = (await findPerson(tx, input.email)) !== undefined;
    const person = await ensurePerson(tx, input, now);
    const added = await tx
      .insert(members)
      .values({
        teamId: caller.team.id,
        personId: person.id,
        role: input.role,
        source: "operator",
        joinedAt: now,
      })
      // Somebody new has just come into the sample team by themselves.
      .onConflictDoUpdate({
        target: [members.teamId, members.personId],
        set: { role: input.role },
        setWhere: sql`${!isKnown}`,
      })
      .returning({ role: members.role });
    if (added.length === 0) throw conflict(`${input.email} is a member of ${caller.team.slug} already.`);
    await announceAccessChange(tx, caller.team.id);
    await record({
      subject: { kind: "member", id: String(person.id) },
      after: { ...person, role: input.role },
    });
    return { personId: person.id };
  },
});
