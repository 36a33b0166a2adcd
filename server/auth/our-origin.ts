import { settings } from "#server/core/env.ts";
import { forbidden } from "#server/core/errors.ts";

/**
 * Refuses a write that another site's page made a browser send: its `Origin` must be that of the address the request came
 * to (whose host has passed the allow-list) or of PUBLIC_URL. Browsers send `Origin` with every such request, so that
 * none at all is refused as well.
 *
 * @throws AppError `forbidden`.
 */
export function assertOurOrigin(headers: Headers): void {
  const origin = headers.get("origin");
  if (origin !== null && isOurs(origin, headers.get("host"))) return;
  throw forbidden(
    "This request comes from another site. Open Saigen itself; behind a proxy, set PUBLIC_URL.",
  );
}

function isOurs(origin: string, host: string | null): boolean {
  if (origin === new URL(settings.publicUrl).origin) return true;
  return URL.canParse(origin) && host !== null && new URL(origin).host === host.toLowerCase();
}
