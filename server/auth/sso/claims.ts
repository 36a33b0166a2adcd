/** What a provider says about a person: claims of an ID token and of the userinfo endpoint, none of them proven to have a type. */
export type Claims = Readonly<Record<string, unknown>>;

/** A person as a provider vouches for them. */
export type Identity = {
  provider: string;
  /** The provider's own, lasting id of the person. */
  accountId: string;
  /** In lower case; absent when the provider names none. */
  email: string | undefined;
  isEmailVerified: boolean;
  name: string | undefined;
  groups: readonly string[];
};

/** A claim that is text, or undefined. */
export function textClaim(claims: Claims, name: string): string | undefined {
  const value = claims[name];
  return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
}

/** A claim that lists words: an array of them, or a single one. */
export function listClaim(claims: Claims, name: string): string[] {
  const value = claims[name];
  const list: unknown[] = Array.isArray(value) ? value : [value];
  return list.filter((entry) => typeof entry === "string");
}

/**
 * Whether the provider says that the address is the person's: `email_verified` must be true. Some providers (Cognito,
 * older Keycloak mappers) send it as text.
 */
export function saysVerified(claims: Claims): boolean | undefined {
  const value = claims["email_verified"];
  if (value === true || value === "true") return true;
  return value === undefined || value === null ? undefined : false;
}
