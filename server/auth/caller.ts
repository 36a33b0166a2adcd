import { AppError, forbidden } from "#server/core/errors.ts";
import type { Action } from "#server/core/policy.ts";
import { policy } from "#server/core/policy.ts";

/** Lowest first: each role may do what the ones before it may. */
export const roles = ["viewer", "member", "maintainer", "owner"] as const;
export type Role = (typeof roles)[number];

/** What a token is for. `read` sees, `log` records runs, `registry` moves models, `admin` does what its owner may. */
export const scopes = ["read", "log", "registry", "admin"] as const;
export type Scope = (typeof scopes)[number];

export type Actor =
  | { kind: "person"; personId: number; name: string; email: string }
  /** A personal token has its person; that of a service has none. */
  | {
      kind: "token";
      tokenId: number;
      name: string;
      personId: number | null;
      personName: string | null;
      scope: Scope;
    }
  | { kind: "operator"; name: string };

/** Who is calling, in which team, as what. Made by `server/auth` and by nothing else. */
export type Caller = { actor: Actor; team: { id: number; slug: string }; role: Role };

const reach: Record<Scope, readonly Scope[]> = {
  read: ["read"],
  log: ["read", "log"],
  registry: ["read", "log", "registry"],
  admin: ["read", "log", "registry", "admin"],
};

/** Whether the policy lets this caller try the action; the interface hides buttons by it. */
export function mayTry(caller: Pick<Caller, "actor" | "role">, action: Action): boolean {
  return refusal(caller, action) === undefined;
}

/** @throws AppError `forbidden`, saying which role or scope the action takes. */
export function assertMayTry(caller: Caller, action: Action): void {
  const refused = refusal(caller, action);
  if (refused !== undefined) throw refused;
}

function refusal(caller: Pick<Caller, "actor" | "role">, action: Action): AppError | undefined {
  const { role, scope, says } = policy[action];
  if (roles.indexOf(caller.role) < roles.indexOf(role)) {
    return forbidden(
      `${says}: this takes the role ${role}; you are ${caller.role}. Ask an owner of the team.`,
    );
  }
  if (caller.actor.kind === "token" && !reach[caller.actor.scope].includes(scope)) {
    return forbidden(`${says}: this takes a token with scope ${scope}; this one has ${caller.actor.scope}.`);
  }
  return undefined;
}
