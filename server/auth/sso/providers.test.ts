import { expect, test } from "vitest";
import { parseSettings } from "#server/core/env.ts";
import type { Claims } from "./claims.ts";
import { configuredProviders } from "./providers.ts";

const client = (name: string) => ({ [`${name}_CLIENT_ID`]: "saigen", [`${name}_CLIENT_SECRET`]: "secret" });
const everything = {
  ...client("OIDC"),
  OIDC_ISSUER: "https://id.example.org",
  ...client("OKTA"),
  OKTA_ISSUER: "https://example.okta.com",
  ...client("KEYCLOAK"),
  KEYCLOAK_ISSUER: "https://id.example.org/realms/company",
  ...client("ENTRA"),
  ENTRA_TENANT_ID: "11111111-2222-3333-4444-555555555555",
  ...client("GOOGLE"),
  ...client("GITHUB"),
};

function provider(id: string, more: Record<string, string> = {}) {
  const found = configuredProviders(parseSettings({ ...everything, ...more })).find((one) => one.id === id);
  if (found === undefined) throw new Error(`${id} is not configured`);
  return found;
}

function read(id: string, claims: Claims, more: Record<string, string> = {}) {
  const { email, isEmailVerified } = provider(id, more);
  return { email: email(claims), isVerified: isEmailVerified(claims) };
}

const email = "keiko@example.org";

/** Claims in the shape that each provider's own pages show. */
const answers: [string, Claims][] = [
  // https://developers.google.com/identity/openid-connect/openid-connect#an-id-tokens-payload
  [
    "google",
    {
      iss: "https://accounts.google.com",
      sub: "110169484474386276334",
      email,
      email_verified: true,
      hd: "example.org",
    },
  ],
  // https://learn.microsoft.com/entra/identity-platform/id-token-claims-reference
  ["entra", { sub: "AAAA", oid: "0000", preferred_username: email, ver: "2.0", groups: ["8f1c"] }],
  ["entra", { sub: "AAAA", email, preferred_username: "k.matsuda@example.org", xms_edov: true }],
  // https://developer.okta.com/docs/api/openapi/okta-oauth/guides/overview
  [
    "okta",
    {
      sub: "00uid4BxXw6I6TV4m0g3",
      email,
      email_verified: true,
      preferred_username: "k",
      groups: ["Everyone"],
    },
  ],
  // As Keycloak 26.7 sends them.
  [
    "keycloak",
    { sub: "e2b0", email, email_verified: true, preferred_username: "keiko", groups: ["/ml-leads"] },
  ],
  // What we make of https://docs.github.com/rest/users/emails
  ["github", { sub: "583231", name: "Keiko", email, email_verified: true }],
];

test.each(answers)("%s vouches for an address", (id, claims) => {
  expect(read(id, claims)).toEqual({ email, isVerified: true });
});

test.each([
  ["google", { email_verified: false }],
  ["google", {}],
  ["okta", { email_verified: false }],
  ["okta", {}],
  ["keycloak", { email_verified: false }],
  ["keycloak", { email_verified: "false" }],
  ["github", { email_verified: false }],
  ["entra", { xms_edov: false }],
  ["entra", { xms_edov: "0" }],
  ["oidc", {}],
])("%s with %j does not", (id, claims) => {
  expect(read(id, { sub: "1", email, ...claims })).toEqual({ email, isVerified: false });
});

test("trust is for providers that never send the claim, and overrides no denial", () => {
  const trusting = { SSO_TRUST_EMAIL: "on" };
  expect(read("oidc", { email }, trusting).isVerified).toBe(true);
  expect(read("oidc", { email, email_verified: false }, trusting).isVerified).toBe(false);
  expect(read("github", { email }, trusting).isVerified).toBe(false);
});

test("Okta is asked for groups only when they are mapped", () => {
  expect(scopeOf({})).toBe("openid email profile");
  expect(scopeOf({ SSO_TEAM_MAP: "Everyone=fraud:viewer" })).toBe("openid email profile groups");
});

test("every preset proves itself with PKCE and a state, those of OpenID Connect with a nonce as well", () => {
  for (const { id, config } of configuredProviders(parseSettings(everything))) {
    const checks = id === "github" ? ["pkce", "state"] : ["pkce", "state", "nonce"];
    expect(config.checks, id).toEqual(checks);
  }
});

function scopeOf(more: Record<string, string>): unknown {
  const { authorization } = provider("okta", more).config;
  return typeof authorization === "object" ? authorization.params?.["scope"] : undefined;
}
