import { settings } from "#server/core/env.ts";

/** Behind https the cookie is bound to it: `Secure`, and a name browsers accept from nowhere else. */
const isSecure = (): boolean => settings.publicUrl.startsWith("https://");

/** The session's cookie, one for sign-in by provider and by link. */
export const sessionCookie = () => ({
  name: isSecure() ? "__Secure-saigen-session" : "saigen-session",
  options: { httpOnly: true, sameSite: "lax", path: "/", secure: isSecure() } as const,
});

/** The `Set-Cookie` line that keeps a session's token until it ends; an empty token forgets it. */
export function renderSessionCookie(token: string, expiresAt: Date): string {
  const secure = isSecure() ? "; Secure" : "";
  return `${sessionCookie().name}=${token}; Path=/; Expires=${expiresAt.toUTCString()}; HttpOnly; SameSite=Lax${secure}`;
}

const tokenShape = /^[0-9a-f]{48}$/;

/** The session's token in a request's cookies, or undefined without one of the right shape. */
export function readSessionCookie(headers: Headers): string | undefined {
  const prefix = `${sessionCookie().name}=`;
  const pairs = (headers.get("cookie") ?? "").split(";").map((pair) => pair.trim());
  const token = pairs.find((pair) => pair.startsWith(prefix))?.slice(prefix.length);
  return token !== undefined && tokenShape.test(token) ? token : undefined;
}
