import { settings } from "#server/core/env.ts";

/**
 * The origin under which a client reached us and will reach us again, without a slash: PUBLIC_URL's when the request came
 * to its host, else the host of the request, which has passed the allow-list.
 */
export function reachedOrigin(request: Request): string {
  const { host, protocol } = new URL(request.url);
  const ours = new URL(settings.publicUrl);
  // A proxy may pass the name on without the port.
  if (host === ours.host || host === ours.hostname) return ours.origin;
  const isSecure = settings.trustProxy > 0 && request.headers.get("x-forwarded-proto") === "https";
  return `${isSecure ? "https:" : protocol}//${host}`;
}
