import { expect, test } from "vitest";
import { parseSettings } from "#server/core/env.ts";
import { StartError } from "#server/core/start-error.ts";
import { isAllowedDomain } from "./admit.ts";
import { checkSsoSettings } from "./check-settings.ts";
import { rolesByTeam } from "./group-map.ts";
import { configuredProviders } from "./providers.ts";
import { readIdentity } from "./sign-in.ts";

const entra = { ENTRA_TENANT_ID: "8f6d…", ENTRA_CLIENT_ID: "id", ENTRA_CLIENT_SECRET: "secret" };
const client = (name: string) => ({ [`${name}_CLIENT_ID`]: "id", [`${name}_CLIENT_SECRET`]: "secret" });

test.each([
  { SSO_TEAM_MAP: "g=api:member" },
  { SSO_TEAM_MAP: "g=Fraud:member" },
  { ...entra, ENTRA_TENANT_ID: "common" },
  { ...entra, ENTRA_TENANT_ID: "Organizations" },
])("%j is refused at start", (variables) => {
  expect(() => checkSsoSettings(parseSettings(variables))).toThrow(StartError);
});

test("what can work is let through", () => {
  checkSsoSettings(parseSettings({ ...entra, SSO_TEAM_MAP: "cn=ml\\,ou=x=fraud:owner" }));
});

test("each preset becomes a provider with state and PKCE, and nonce where there is an ID token", () => {
  const variables = {
    ...entra,
    ...client("OIDC"),
    ...client("OKTA"),
    ...client("KEYCLOAK"),
    ...client("GOOGLE"),
    ...client("GITHUB"),
    OIDC_ISSUER: "https://login.example.org",
    OKTA_ISSUER: "https://example.okta.com",
    KEYCLOAK_ISSUER: "https://id.example.org/realms/main",
  };
  const providers = configuredProviders(parseSettings(variables));
  expect(providers.map(({ id, config }) => [id, config.checks])).toEqual([
    ["oidc", ["pkce", "state", "nonce"]],
    ["okta", ["pkce", "state", "nonce"]],
    ["keycloak", ["pkce", "state", "nonce"]],
    ["entra", ["pkce", "state", "nonce"]],
    ["google", ["pkce", "state", "nonce"]],
    ["github", ["pkce", "state"]],
  ]);
  expect(configuredProviders(parseSettings({}))).toEqual([]);
});

test("Entra ID's address is believed unless its domain is not verified", () => {
  const [provider] = configuredProviders(parseSettings(entra));
  if (provider === undefined) throw new Error("Entra ID is configured");
  const verified = (claims: object) => readIdentity(provider, "1", { ...claims }).isEmailVerified;
  expect(verified({ email: "a@example.org" })).toBe(true);
  expect(verified({ email: "a@example.org", xms_edov: true })).toBe(true);
  for (const xms_edov of [false, "false", 0, "0"])
    expect(verified({ email: "a@example.org", xms_edov })).toBe(false);
  expect(readIdentity(provider, "1", { preferred_username: "A@Example.org" }).email).toBe("a@example.org");
});

test("a provider that never speaks of verification is believed only when told to", () => {
  const oidc = { ...client("OIDC"), OIDC_ISSUER: "https://login.example.org" };
  const isVerified = (variables: Record<string, string>, claims: object) => {
    const [provider] = configuredProviders(parseSettings({ ...oidc, ...variables }));
    return provider?.isEmailVerified({ email: "a@example.org", ...claims });
  };
  expect(isVerified({}, {})).toBe(false);
  expect(isVerified({ SSO_TRUST_EMAIL: "on" }, {})).toBe(true);
  expect(isVerified({ SSO_TRUST_EMAIL: "on" }, { email_verified: false })).toBe(false);
  expect(isVerified({}, { email_verified: "true" })).toBe(true);
  expect(isVerified({}, { email_verified: "yes" })).toBe(false);
});

test("of several groups the highest role wins, whatever their order", () => {
  const map = parseSettings({ SSO_TEAM_MAP: "a=x:owner,b=x:viewer,c=y:member" }).ssoTeamMap;
  expect(Object.fromEntries(rolesByTeam(map, ["b", "a"]))).toEqual({ x: "owner" });
  expect(Object.fromEntries(rolesByTeam(map, ["/c", "b", "unknown"]))).toEqual({ x: "viewer", y: "member" });
  expect(rolesByTeam(map, []).size).toBe(0);
  expect(rolesByTeam(map, ["A", "//a", "a "]).size).toBe(0);
});

test("domains are compared whole", () => {
  expect(isAllowedDomain("a@example.org", [])).toBe(true);
  expect(isAllowedDomain("a@example.org", ["example.com", "example.org"])).toBe(true);
  expect(isAllowedDomain("a@x.example.org", ["example.org"])).toBe(false);
  expect(isAllowedDomain('"a@evil.example"@example.org', ["evil.example"])).toBe(false);
});
