import type { Role } from "#server/auth/caller.ts";
import { roles } from "#server/auth/caller.ts";
import { precondition } from "#server/core/errors.ts";

type Membership = { personId: number; role: Role };

/**
 * A team keeps an owner: whoever is the only one can neither leave nor become less.
 *
 * @throws AppError `precondition`.
 */
export function assertOwnerRemains(owners: readonly number[], losing: Membership): void {
  if (losing.role !== "owner" || owners.some((personId) => personId !== losing.personId)) return;
  throw precondition("A team needs an owner, and this is the only one. Make somebody else an owner first.");
}

/** The role that may do more. */
export function higherRole(one: Role, other: Role): Role {
  return roles.indexOf(one) >= roles.indexOf(other) ? one : other;
}
