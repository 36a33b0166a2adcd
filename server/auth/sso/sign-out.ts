import { z } from "zod";
import { settings } from "#server/core/env.ts";
import { log } from "#server/core/log.ts";
import { discoveryUrl, providerTimeoutMs } from "./oidc.ts";
import { configuredProviders } from "./providers.ts";

const Discovered = z.object({ end_session_endpoint: z.url({ protocol: /^https?$/ }).optional() });

/**
 * Where a browser goes so that the provider's own session ends as well (OpenID Connect RP-Initiated Logout), or undefined
 * when the provider has no such place or does not answer: leaving our side never depends on it.
 */
export async function providerSignOut(session: {
  provider: string | null;
  idToken: string | null;
}): Promise<string | undefined> {
  const provider = configuredProviders().find(({ id }) => id === session.provider);
  if (provider?.issuer === undefined) return undefined;
  const endpoint = await findEndpoint(provider.issuer);
  if (endpoint === undefined) return undefined;
  const url = new URL(endpoint);
  url.searchParams.set("client_id", provider.clientId);
  url.searchParams.set("post_logout_redirect_uri", `${settings.publicUrl}/sign-in`);
  if (session.idToken !== null) url.searchParams.set("id_token_hint", session.idToken);
  return url.href;
}

async function findEndpoint(issuer: string): Promise<string | undefined> {
  try {
    const response = await fetch(discoveryUrl(issuer), { signal: AbortSignal.timeout(providerTimeoutMs) });
    return Discovered.parse(await response.json()).end_session_endpoint;
  } catch (error) {
    log.warn({ err: error }, "the provider did not say how to sign out there");
    return undefined;
  }
}
