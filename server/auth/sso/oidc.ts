import type { OAuthConfig } from "next-auth/providers/oauth";
import { TokenSet } from "openid-client";
import type { Claims } from "./claims.ts";
import { textClaim } from "./claims.ts";

/** How long a provider's endpoint is waited for. */
export const providerTimeoutMs = 10_000;

export const discoveryUrl = (issuer: string): string => `${issuer}/.well-known/openid-configuration`;

/** An OpenID Connect provider found by discovery: code flow with PKCE, state and nonce, the ID token verified. */
export function oidc(given: {
  id: string;
  label: string;
  issuer: string;
  clientId: string;
  clientSecret: string;
  scope?: string;
  /** False where the ID token has every claim and the userinfo endpoint is another service's. */
  asksUserinfo?: boolean;
}) {
  const {
    id,
    label,
    issuer,
    clientId,
    clientSecret,
    scope = "openid email profile",
    asksUserinfo = true,
  } = given;
  const config: OAuthConfig<Claims> = {
    id,
    name: label,
    type: "oauth",
    wellKnown: discoveryUrl(issuer),
    clientId,
    clientSecret,
    idToken: true,
    checks: ["pkce", "state", "nonce"],
    authorization: { params: { scope } },
    httpOptions: { timeout: providerTimeoutMs },
    profile: (claims) => ({ id: textClaim(claims, "sub") ?? "", email: null }),
    // Many providers keep e-mail and groups out of the ID token. A userinfo answer about somebody else is refused by the client.
    ...(asksUserinfo && {
      userinfo: {
        request: async ({ tokens, client }) => {
          const proven = new TokenSet(tokens);
          const hasUserinfo = client.issuer.metadata.userinfo_endpoint !== undefined;
          return { ...proven.claims(), ...(hasUserinfo && (await client.userinfo(proven))) };
        },
      },
    }),
  };
  return { id, label, issuer, clientId, config };
}
