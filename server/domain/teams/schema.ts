import { z } from "zod";
import { roles } from "#server/auth/caller.ts";
import { CountedId, text } from "#server/core/names.ts";
import { reservedTeamNames } from "./reserved.ts";

/** The team's part of every address: lower-case letters, digits and hyphens, at most 40. */
export const TeamSlug = z
  .string()
  .regex(
    /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/,
    "must be 1 to 40 lower-case letters, digits or hyphens, such as fraud-detection",
  )
  .refine((slug) => !reservedTeamNames.has(slug), "is a word the product needs itself; choose another");
export type TeamSlug = z.output<typeof TeamSlug>;

export const TeamName = text(100).trim().min(1);

/** An address as people type it; compared and stored in lower case. `name@localhost` is one, too. */
export const Email = z
  .string()
  .trim()
  .max(254)
  .regex(/^[^\s\p{C}@<>",;:]+@[^\s\p{C}@<>",;:]+$/u, "must be an e-mail address such as keiko@example.org")
  .transform((email) => email.toLowerCase());

export const PersonName = text(100).trim().min(1);

export const RoleName = z.enum(roles);

export const CreateTeam = z.strictObject({ slug: TeamSlug, name: TeamName.optional() });
export const UpdateTeam = z.strictObject({ name: TeamName });

export const AddMember = z.strictObject({
  email: Email,
  role: RoleName,
  name: PersonName.optional(),
});
export const UpdateMember = z.strictObject({ personId: CountedId, role: RoleName });
/** One member of the team, to be acted upon. */
export const OneMember = z.strictObject({ personId: CountedId });

/** `email`: only this address may accept; without it, whoever holds the link. */
export const CreateInvitation = z.strictObject({ role: RoleName, email: Email.optional() });
export const RevokeInvitation = z.strictObject({ id: CountedId });

export const UpdatePerson = z.strictObject({ name: PersonName });

export const Nothing = z.strictObject({});
