import { z } from "zod";
import { AppError } from "#server/core/errors.ts";
import type { Settings } from "#server/core/env.ts";
import type { Claims } from "./claims.ts";
import { textClaim } from "./claims.ts";
import { providerTimeoutMs } from "./oidc.ts";
import type { Provider } from "./providers.ts";

const api = "https://api.github.com";

const User = z.object({ id: z.number(), login: z.string(), name: z.string().nullish() });
const Emails = z.array(z.object({ email: z.string(), primary: z.boolean(), verified: z.boolean() }));

/**
 * GitHub speaks OAuth without OpenID Connect: the account's number is the identity, and the address is the primary one,
 * if GitHub has verified it. It has no groups: with SSO_TEAM_MAP, a sign-in by GitHub gives no team.
 */
export function github(from: Settings): Provider | undefined {
  const { githubClientId: clientId, githubClientSecret: clientSecret } = from;
  if (!clientId || !clientSecret) return undefined;
  return {
    id: "github",
    label: "GitHub",
    clientId,
    config: {
      id: "github",
      name: "GitHub",
      type: "oauth",
      issuer: "https://github.com/login/oauth",
      clientId,
      clientSecret,
      checks: ["pkce", "state"],
      authorization: {
        url: "https://github.com/login/oauth/authorize",
        params: { scope: "read:user user:email" },
      },
      token: "https://github.com/login/oauth/access_token",
      userinfo: { url: `${api}/user`, request: ({ tokens }) => readAccount(tokens.access_token ?? "") },
      profile: (claims) => ({ id: textClaim(claims, "sub") ?? "", email: null }),
      httpOptions: { timeout: providerTimeoutMs },
    },
    email: (claims) => textClaim(claims, "email"),
    isEmailVerified: (claims) => claims["email_verified"] === true,
  };
}

async function readAccount(accessToken: string): Promise<Claims & { sub: string }> {
  const [user, emails] = await Promise.all([
    ask("/user", accessToken).then((body) => User.parse(body)),
    ask("/user/emails", accessToken).then((body) => Emails.parse(body)),
  ]);
  const primary = emails.find((email) => email.primary);
  return {
    sub: String(user.id),
    name: user.name ?? user.login,
    email: primary?.email,
    email_verified: primary?.verified === true,
  };
}

async function ask(path: string, accessToken: string): Promise<unknown> {
  const response = await fetch(`${api}${path}`, {
    headers: { Authorization: `Bearer ${accessToken}`, Accept: "application/vnd.github+json" },
    signal: AbortSignal.timeout(providerTimeoutMs),
  });
  if (response.ok) return response.json();
  throw new AppError("unavailable", "GitHub does not answer. Try again.", {
    cause: `${path}: ${response.status}`,
  });
}
