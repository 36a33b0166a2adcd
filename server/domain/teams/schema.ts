import { z } from "zod";
import { roles } from "#server/auth/caller.ts";
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

export const TeamName = z.string().trim().min(1).max(100);

/** An address as people type it; compared and stored in lower case. `name@localhost` is one, too. */
export const Email = z
  .string()
  .trim()
  .max(254)
  .regex(/^[^\s@<>",;:]+@[^\s@<>",;:]+$/, "must be an e-mail address such as keiko@example.org")
  .transform((email) => email.toLowerCase());

export const PersonName = z.string().trim().min(1).max(100);

export const RoleName = z.enum(roles);

export const CreateTeam = z.strictObject({ slug: TeamSlug, name: TeamName.optional() });
export const UpdateTeam = z.strictObject({ name: TeamName });

export const AddMember = z.strictObject({
  email: Email,
  role: RoleName,
  name: PersonName.optional(),
});
export const UpdateMember = z.strictObject({ personId: z.int().positive(), role: RoleName });
/** One member of the team, to be acted upon. */
export const OneMember = z.strictObject({ personId: z.int().positive() });

/** `email`: only this address may accept; without it, whoever holds the link. */
export const CreateInvitation = z.strictObject({ role: RoleName, email: Email.optional() });
export const RevokeInvitation = z.strictObject({ id: z.int().positive() });

export const UpdatePerson = z.strictObject({ name: PersonName });

export const Nothing = z.strictObject({});
