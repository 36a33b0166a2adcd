import { roles } from "#server/auth/caller.ts";
import { createSignInLink, linkHours } from "#server/auth/links/create.ts";
import { database } from "#server/core/database.ts";
import { notFound } from "#server/core/errors.ts";
import { parse } from "#server/core/operation.ts";
import { addMember } from "#server/domain/teams/members/add.ts";
import { findPerson } from "#server/domain/teams/people.ts";
import { AddMember, Email } from "#server/domain/teams/schema.ts";
import type { Command } from "../command.ts";
import { oneOf, operatorIn, optional, readLine } from "../command.ts";

export const addMemberCommand: Command = {
  words: "member add",
  takes: `<team> <email> --role ${roles.join("|")} [--name <name>]`,
  says: "Puts a person into a team; somebody new gets an account.",
  prepare(rest) {
    const { places, options } = readLine(rest, 2, { role: { type: "string" }, name: { type: "string" } });
    const [team = "", email] = places;
    const unverified = { email, role: oneOf(options, "role", roles), name: optional(options, "name") };
    return async () => {
      const member = parse(AddMember, unverified);
      await addMember(await operatorIn(team), member);
      return {
        says: `${member.email} is ${member.role} of ${team}. A link to sign in: sign-in-link ${member.email}`,
      };
    };
  },
};

export const signInLinkCommand: Command = {
  words: "sign-in-link",
  takes: "<email>",
  says: "Prints a link that signs the person in, once, within an hour.",
  prepare(rest) {
    const [unverified] = readLine(rest, 1).places;
    return async () => {
      const email = parse(Email, unverified);
      const link = await database().transaction(async (tx) => {
        const person = await findPerson(tx, email);
        if (person === undefined)
          throw notFound(`Nobody has the address ${email}. Add them: member add <team> ${email}`);
        return createSignInLink(tx, person.id, linkHours.other);
      });
      return { answer: link };
    };
  },
};
