import type { Role, Scope } from "#server/auth/caller.ts";
import { roles } from "#server/auth/caller.ts";
import { forbidden } from "#server/core/errors.ts";

const serviceRoles = {
  read: "viewer",
  log: "member",
  registry: "maintainer",
  admin: "owner",
} as const satisfies Record<Scope, Role>;

/** The role of a service token, which is nobody's: the lowest that can use all of the scope. */
export const roleOfService = (scope: Scope): Role => serviceRoles[scope];

/** A service token never can more than its maker. @throws AppError `forbidden`. */
export function assertMayGrant(role: Role, scope: Scope): void {
  if (roles.indexOf(role) >= roles.indexOf(roleOfService(scope))) return;
  throw forbidden(
    `A service token with scope ${scope} acts as ${roleOfService(scope)}; you are ${role}. Choose a smaller scope.`,
  );
}
