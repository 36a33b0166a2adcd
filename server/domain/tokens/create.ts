import { forbidden, notFound } from "#server/core/errors.ts";
import { mutation } from "#server/core/operation.ts";
import { findPerson } from "../teams/people.ts";
import { loadMember } from "../teams/load.ts";
import { issueToken } from "./issue.ts";
import { assertMayGrant } from "./rules.ts";
import { CreateToken, CreateTokenFor } from "./schema.ts";

/**
 * Makes a personal token of the caller: it can what its scope allows and the person's role at the time of use, and dies
 * with the membership. The answer holds the token, which is shown this once.
 */
export const createToken = mutation({
  action: "token.create",
  input: CreateToken,
  async handle({ tx, caller, input, now, record }) {
    const personId = caller.actor.kind === "operator" ? null : caller.actor.personId;
    if (personId === null)
      throw forbidden("A personal token belongs to a person; make a service token instead.");
    const { answer, change } = await issueToken(tx, caller, personId, input, now);
    await record(change);
    return answer;
  },
});

/** Makes a token that belongs to the team and to nobody in it, for machines that outlive memberships. */
export const createServiceToken = mutation({
  action: "token.createService",
  input: CreateToken,
  async handle({ tx, caller, input, now, record }) {
    assertMayGrant(caller.role, input.scope);
    const { answer, change } = await issueToken(tx, caller, null, input, now);
    await record(change);
    return answer;
  },
});

/**
 * Makes a personal token for a member: only for operators, who can do everything anyway.
 *
 * @throws AppError `notFound` when nobody in the team has the address.
 */
export const createTokenFor = mutation({
  action: "token.createFor",
  input: CreateTokenFor,
  async handle({ tx, caller, input: { email, ...input }, now, record }) {
    if (caller.actor.kind !== "operator") throw forbidden("Only an operator makes tokens for somebody else.");
    const person = await findPerson(tx, email);
    if (person === undefined) throw notFound(`Nobody has the address ${email}. Add them: member add.`);
    await loadMember(tx, caller.team.id, person.id);
    const { answer, change } = await issueToken(tx, caller, person.id, input, now);
    await record(change);
    return answer;
  },
});
