import { env } from "node:process";
import type { AuthOptions } from "next-auth";
import type { Adapter, AdapterUser } from "next-auth/adapters";
import { database } from "#server/core/database.ts";
import { settings } from "#server/core/env.ts";
import { log } from "#server/core/log.ts";
import { toAppError } from "#server/core/errors.ts";
import { sessionSecret } from "#server/core/installation-secret.ts";
import { sessionCookie } from "../sessions/cookie.ts";
import { createSession } from "../sessions/create.ts";
import { admit } from "./admit.ts";
import type { Claims, Identity } from "./claims.ts";
import { listClaim, textClaim } from "./claims.ts";
import type { Provider } from "./providers.ts";
import { configuredProviders } from "./providers.ts";

/**
 * What next-auth does for one request: the way to a provider and back. Who is let in is decided by `admit`, before
 * next-auth asks for an account; it only ever finds the person who was admitted in this very request, and so can neither
 * create people nor tie accounts by itself.
 */
export async function signInOptions(userAgent: string | null): Promise<AuthOptions> {
  // next-auth knows its own address from this variable alone; Host headers are no source of redirect addresses.
  env["NEXTAUTH_URL"] = settings.publicUrl;
  const providers = configuredProviders();
  const visit: Visit = { userAgent };
  return {
    secret: await sessionSecret(),
    providers: providers.map(({ config }) => config),
    pages: { signIn: "/sign-in", error: "/sign-in" },
    cookies: { sessionToken: sessionCookie() },
    session: { strategy: "database" },
    adapter: adapterFor(visit),
    callbacks: { signIn: ({ account, profile }) => decide(visit, providers, account, profile) },
    logger: {
      error: (code, metadata) => log.warn({ code, reason: reasonOf(metadata) }, "a sign-in failed"),
      warn: () => undefined,
      debug: () => undefined,
    },
  };
}

type Visit = {
  userAgent: string | null;
  admitted?: { personId: number; provider: string; idToken: string | undefined };
};

type SignIn = NonNullable<NonNullable<AuthOptions["callbacks"]>["signIn"]>;
type Account = Parameters<SignIn>[0]["account"];
type Profile = Parameters<SignIn>[0]["profile"];

/** Answers true, or the address of the sign-in page with the reason. */
async function decide(
  visit: Visit,
  providers: Provider[],
  account: Account,
  profile: Profile,
): Promise<true | string> {
  const provider = providers.find(({ id }) => id === account?.provider);
  if (provider === undefined || account === null || profile === undefined) return "/sign-in?error=Callback";
  try {
    const admission = await admit(readIdentity(provider, account.providerAccountId, { ...profile }));
    if ("refused" in admission) return `/sign-in?error=${admission.refused}`;
    visit.admitted = { personId: admission.personId, provider: provider.id, idToken: account.id_token };
    return true;
  } catch (thrown) {
    const error = toAppError(thrown);
    log.error({ err: error.cause ?? error }, "a sign-in failed");
    return `/sign-in?error=${error.kind === "unavailable" ? "Unavailable" : "Callback"}`;
  }
}

/** What a provider's claims say about a person. */
export function readIdentity(provider: Provider, accountId: string, claims: Claims): Identity {
  return {
    provider: provider.id,
    accountId,
    email: provider.email(claims)?.toLowerCase(),
    isEmailVerified: provider.isEmailVerified(claims),
    name: textClaim(claims, "name") ?? textClaim(claims, "preferred_username"),
    groups: listClaim(claims, settings.ssoGroupsClaim),
  };
}

function adapterFor(visit: Visit): Adapter {
  return {
    getUserByAccount: () => (visit.admitted === undefined ? null : userOf(visit.admitted.personId)),
    createSession: async ({ userId }) => {
      const { admitted, userAgent } = visit;
      if (admitted === undefined) throw new Error("a session was asked for before anybody was admitted");
      const { personId, provider, idToken } = admitted;
      const session = await database().transaction((tx) =>
        createSession(tx, personId, { provider, idToken, userAgent }),
      );
      return { sessionToken: session.token, userId, expires: session.expiresAt };
    },
    getSessionAndUser: () => null,
    getUserByEmail: () => null,
  };
}

/** next-auth passes this through without looking at more than the id. */
const userOf = (personId: number): AdapterUser => ({ id: String(personId), email: "", emailVerified: null });

function reasonOf(metadata: unknown): string {
  const error = metadata instanceof Error ? metadata : metadataError(metadata);
  return error?.message ?? "unknown";
}

function metadataError(metadata: unknown): Error | undefined {
  const inner =
    typeof metadata === "object" && metadata !== null && "error" in metadata ? metadata.error : undefined;
  return inner instanceof Error ? inner : undefined;
}
