import type { OAuthConfig } from "next-auth/providers/oauth";
import { settings } from "#server/core/env.ts";
import type { Settings } from "#server/core/env.ts";
import type { Claims } from "./claims.ts";
import { saysVerified, textClaim } from "./claims.ts";
import { github } from "./github.ts";
import { oidc } from "./oidc.ts";

/** A way to sign in: what the button says, how next-auth talks to it, and whether its addresses are to be believed. */
export type Provider = {
  id: string;
  label: string;
  /** OpenID Connect only: where discovery finds the end of the provider's own session. */
  issuer?: string;
  clientId: string;
  config: OAuthConfig<Claims>;
  email: (claims: Claims) => string | undefined;
  isEmailVerified: (claims: Claims) => boolean;
};

/** The providers that are configured, in the order of their buttons. */
export function configuredProviders(from: Settings = settings): Provider[] {
  return [generic, okta, keycloak, entra, google, github].flatMap((make) => make(from) ?? []);
}

type Make = (from: Settings) => Provider | undefined;

const generic: Make = (from) => {
  if (!from.oidcIssuer || !from.oidcClientId || !from.oidcClientSecret) return undefined;
  const client = {
    issuer: from.oidcIssuer,
    clientId: from.oidcClientId,
    clientSecret: from.oidcClientSecret,
  };
  return withEmailClaim(oidc({ id: "oidc", label: from.oidcName, scope: from.oidcScopes, ...client }), from);
};

const okta: Make = (from) => {
  if (!from.oktaIssuer || !from.oktaClientId || !from.oktaClientSecret) return undefined;
  const client = {
    issuer: from.oktaIssuer,
    clientId: from.oktaClientId,
    clientSecret: from.oktaClientSecret,
  };
  // Okta hands groups out only when they are asked for, and refuses the scope of servers that do not know it.
  const scope = from.ssoTeamMap.length > 0 ? "openid email profile groups" : "openid email profile";
  return withEmailClaim(oidc({ id: "okta", label: "Okta", scope, ...client }), from);
};

const keycloak: Make = (from) => {
  if (!from.keycloakIssuer || !from.keycloakClientId || !from.keycloakClientSecret) return undefined;
  const { keycloakIssuer: issuer, keycloakClientId: clientId, keycloakClientSecret: clientSecret } = from;
  return withEmailClaim(oidc({ id: "keycloak", label: "Keycloak", issuer, clientId, clientSecret }), from);
};

const google: Make = (from) => {
  if (!from.googleClientId || !from.googleClientSecret) return undefined;
  const client = { clientId: from.googleClientId, clientSecret: from.googleClientSecret };
  const made = oidc({ id: "google", label: "Google", issuer: "https://accounts.google.com", ...client });
  return withEmailClaim(made, from);
};

/**
 * Entra ID has no `email_verified`. Its addresses are set by the directory's administrators, whom we believe because one
 * directory is configured; `xms_edov` (domain not verified) is heeded where it is sent. Anybody could choose an address
 * in a directory of their own, which is why `common` is refused.
 * https://learn.microsoft.com/entra/identity-platform/migrate-off-email-claim-authorization
 */
const entra: Make = (from) => {
  if (!from.entraTenantId || !from.entraClientId || !from.entraClientSecret) return undefined;
  const issuer = `https://login.microsoftonline.com/${from.entraTenantId}/v2.0`;
  const client = { issuer, clientId: from.entraClientId, clientSecret: from.entraClientSecret };
  return {
    ...oidc({ id: "entra", label: "Microsoft", asksUserinfo: false, ...client }),
    email: (claims) => textClaim(claims, "email") ?? textClaim(claims, "preferred_username"),
    isEmailVerified: (claims) => ![false, "false", 0, "0"].some((word) => claims["xms_edov"] === word),
  };
};

function withEmailClaim(made: Omit<Provider, "email" | "isEmailVerified">, from: Settings): Provider {
  return {
    ...made,
    email: (claims) => textClaim(claims, "email"),
    isEmailVerified: (claims) => saysVerified(claims) ?? from.ssoTrustEmail,
  };
}
