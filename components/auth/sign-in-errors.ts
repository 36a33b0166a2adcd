const sentences: Readonly<Record<string, string>> = {
  NoEmail: "The provider names no e-mail address for you. Ask its administrator to add one and to share it.",
  EmailUnverified:
    "The provider does not say that your e-mail address is verified. Verify it there, then sign in again.",
  DomainNotAllowed:
    "Your e-mail address is not of a domain that gets in here. Ask the people who run this server.",
  EmailTaken: "Somebody else here has your new e-mail address. Ask the people who run this server.",
  AccessDenied: "The provider did not let you in. Ask its administrator for access to this application.",
  OAuthSignin: "The provider cannot be reached. Try again in a moment.",
  OAuthCallback:
    "The provider's answer did not fit, which also happens when a sign-in waits too long. Try again.",
  Unavailable: "The database cannot be reached just now. Try again in a moment.",
};

/** What to tell somebody whose sign-in ended with this code; codes come from next-auth and from `admit`. */
export function explainSignInError(code: string | undefined): string | undefined {
  if (code === undefined) return undefined;
  return sentences[code] ?? "Signing in did not work. Try again; the server's log has the details.";
}
