import { generateKeyPairSync, randomBytes } from "node:crypto";
import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer } from "node:http";
import { Provider } from "oidc-provider";
import { freePort } from "./product.ts";

/** Somebody the provider knows. Change the fields between sign-ins, as a directory's administrator would. */
export type DirectoryPerson = { email?: string; email_verified?: boolean; name?: string; groups?: string[] };

export type OidcServer = {
  issuer: string;
  /** The settings with which the product uses this provider. */
  environment: { OIDC_ISSUER: string; OIDC_CLIENT_ID: string; OIDC_CLIENT_SECRET: string };
  /** By the provider's own id for them, which is also what the sign-in page's button says: "Continue as <id>". */
  people: Map<string, DirectoryPerson>;
  stop: () => Promise<void>;
};

const clientId = "saigen";
const scope = "openid email profile";

/**
 * A real OpenID Connect provider (certified oidc-provider) for the product at `publicUrl`. Its sign-in page has a button
 * for each person, its sign-out page one to confirm, so that a browser and a few fetches can both use it.
 */
export async function startOidc(publicUrl: string): Promise<OidcServer> {
  const issuer = `http://localhost:${await freePort()}`;
  const clientSecret = randomBytes(24).toString("hex");
  const people = new Map<string, DirectoryPerson>();
  const provider = new Provider(issuer, configure(publicUrl, clientSecret, people));
  const answer = provider.callback();
  const server = createServer((request, response) => {
    if (request.url?.startsWith("/choose/") === true) void choose(provider, people, request, response);
    else answer(request, response);
  });
  server.listen(Number(new URL(issuer).port), "127.0.0.1");
  await once(server, "listening");
  return {
    issuer,
    environment: { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret },
    people,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function configure(publicUrl: string, clientSecret: string, people: Map<string, DirectoryPerson>): object {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  return {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [`${publicUrl}/api/auth/callback/oidc`],
        post_logout_redirect_uris: [`${publicUrl}/sign-in`],
      },
    ],
    jwks: { keys: [privateKey.export({ format: "jwk" })] },
    cookies: { keys: [randomBytes(24).toString("hex")] },
    ttl: { AccessToken: 3_600, Grant: 3_600, IdToken: 3_600, Interaction: 3_600, Session: 3_600 },
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name", "groups"] },
    interactions: { url: (_context: unknown, { uid }: { uid: string }) => `/choose/${uid}` },
    findAccount: (_context: unknown, sub: string) => ({
      accountId: sub,
      claims: () => ({ sub, ...people.get(sub) }),
    }),
    loadExistingGrant: grantEverything,
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (context: { body: string }, form: string) => {
          const confirm = `<button form="op.logoutForm" name="logout" value="yes">Sign out of the provider</button>`;
          context.body = `<!doctype html><title>Provider</title>${form}${confirm}`;
        },
      },
    },
  };
}

type GrantContext = {
  oidc: {
    provider: Provider;
    client: { clientId: string };
    session: { accountId: string };
  };
};

/** People of one company are not asked for consent. */
async function grantEverything({ oidc }: GrantContext) {
  const grant = new oidc.provider.Grant({
    clientId: oidc.client.clientId,
    accountId: oidc.session.accountId,
  });
  grant.addOIDCScope(scope);
  await grant.save();
  return grant;
}

/** `GET /choose/<uid>` shows a button for each person; `GET /choose/<uid>?as=<id>` signs in. */
async function choose(
  provider: Provider,
  people: ReadonlyMap<string, DirectoryPerson>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const accountId = new URL(request.url ?? "/", "http://localhost").searchParams.get("as");
  if (accountId !== null && people.has(accountId)) {
    await provider.interactionFinished(request, response, { login: { accountId } });
    return;
  }
  const buttons = [...people.keys()].map(
    (id) => `<button name="as" value="${id}">Continue as ${id}</button>`,
  );
  response.setHeader("Content-Type", "text/html; charset=utf-8");
  response.end(`<!doctype html><title>Provider</title><form>${buttons.join("")}</form>`);
}
