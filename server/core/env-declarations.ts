import type { z } from "zod";
import {
  artifactsPlace,
  databaseAddress,
  domainList,
  encryption,
  folder,
  hostList,
  integer,
  oneOf,
  onOff,
  teamMap,
  text,
  webAddress,
  webOrigin,
} from "./env-shapes.ts";

/** One setting: its environment variable, a sentence for operators, how its text is read, its default as text. */
export interface Declaration {
  variable: string;
  says: string;
  shape: z.ZodType<unknown, string | undefined>;
  default?: string;
  example?: string;
}

/** Every setting of the product, under the heading it has in `.env.example`. */
export const sections = {
  "Where it listens": {
    port: declare("PORT", "The port the one HTTP server listens on.", integer(0, 65_535), "3000"),
    host: declare(
      "HOST",
      "The address it listens on; 0.0.0.0 opens it to other machines (set PUBLIC_URL, too).",
      text,
      "127.0.0.1",
    ),
    publicUrl: declare(
      "PUBLIC_URL",
      "The address people and clients use; needed behind a proxy and for SSO. Default: http://localhost:PORT.",
      webOrigin.optional(),
      undefined,
      "https://saigen.example.org",
    ),
    allowedHosts: declare(
      "ALLOWED_HOSTS",
      "Host names accepted besides localhost and that of PUBLIC_URL, separated by commas; others are refused.",
      hostList,
      "",
      "saigen.internal,10.0.0.5:3000",
    ),
    trustProxy: declare(
      "TRUST_PROXY",
      "How many proxies in front are believed when they tell a caller's address (X-Forwarded-For); 0 believes none.",
      integer(0, 8),
      "0",
    ),
    bodyBytesMax: declare(
      "BODY_BYTES_MAX",
      "The largest JSON body accepted, in bytes; uploaded artifacts are not limited by it.",
      integer(65_536, 1_073_741_824),
      "16777216",
    ),
  },
  "What it remembers, and where": {
    dataDir: declare(
      "DATA_DIR",
      "The folder for artifacts and, without DATABASE_URL, for the database; back it up.",
      folder,
      ".data",
    ),
    databaseUrl: declare(
      "DATABASE_URL",
      "A Postgres server (15 or newer) to use; without it one is run in DATA_DIR. TLS as in libpq: ?sslmode=verify-full&sslrootcert=/path/ca.pem.",
      databaseAddress.optional(),
      undefined,
      "postgres://saigen:password@db.example.org:5432/saigen?sslmode=verify-full",
    ),
    databasePool: declare(
      "DATABASE_POOL",
      "The most connections one process opens to the database.",
      integer(3, 500),
      "12",
    ),
    sessionSecret: declare(
      "SESSION_SECRET",
      "At least 32 characters that sign sign-in cookies and encrypt the secrets of webhooks; without it one is made and kept in the database.",
      text.min(32, "must be at least 32 characters; make one with: openssl rand -base64 32").optional(),
    ),
    sample: declare(
      "SAMPLE",
      "on offers a sample team with really recorded runs at the first start; off leaves it out.",
      onOff,
      "on",
    ),
  },
  "Artifacts: a folder, or a bucket of any S3 server": {
    artifactsUrl: declare(
      "ARTIFACTS_URL",
      "Where artifacts are kept: file:///folder, or s3://bucket/prefix. Default: the folder artifacts in DATA_DIR.",
      artifactsPlace.optional(),
      undefined,
      "s3://ml-artifacts/saigen",
    ),
    s3Endpoint: declare(
      "S3_ENDPOINT",
      "The address of an S3 server other than AWS, such as MinIO, Ceph, R2 or Garage.",
      webAddress.optional(),
      undefined,
      "https://minio.example.org:9000",
    ),
    s3Region: declare(
      "S3_REGION",
      "The bucket's region. Default: what the AWS SDK finds (AWS_REGION, profiles); with S3_ENDPOINT us-east-1.",
      text.optional(),
      undefined,
      "eu-central-1",
    ),
    s3PathStyle: declare(
      "S3_PATH_STYLE",
      "on puts the bucket's name into the path instead of the host name. Default: on with S3_ENDPOINT, else off.",
      onOff.optional(),
      undefined,
      "on",
    ),
    s3Sse: declare(
      "S3_SSE",
      "How the bucket encrypts: AES256 (SSE-S3), aws:kms, or aws:kms:KEY for a key of your own. Default: as the bucket is set.",
      encryption.optional(),
      undefined,
      "aws:kms:alias/ml-artifacts",
    ),
    s3Direct: declare(
      "S3_DIRECT",
      "on lets clients send and fetch large files at the bucket itself by signed addresses; they must be able to reach it.",
      onOff,
      "off",
    ),
    awsAccessKeyId: declare(
      "AWS_ACCESS_KEY_ID",
      "Credentials for the bucket; without them the AWS SDK looks where it always does (profiles, roles, web identity).",
      text.optional(),
    ),
    awsSecretAccessKey: declare("AWS_SECRET_ACCESS_KEY", "The secret to it.", text.optional()),
    awsSessionToken: declare(
      "AWS_SESSION_TOKEN",
      "Only with temporary credentials; they end, so prefer a role.",
      text.optional(),
    ),
  },
  Webhooks: {
    webhookAllowedHosts: declare(
      "WEBHOOK_ALLOWED_HOSTS",
      "Hosts that webhooks may reach though they are not on the public internet, or by plain http, separated by commas; a port may follow.",
      hostList,
      "",
      "hooks.internal,10.0.0.5:8080",
    ),
  },
  Logs: {
    logLevel: declare(
      "LOG_LEVEL",
      "The least important log line written: trace, debug, info, warn, error or silent.",
      oneOf("trace", "debug", "info", "warn", "error", "silent"),
      "info",
    ),
    logFormat: declare(
      "LOG_FORMAT",
      "pretty for people, json for machines. Default: pretty in a terminal, else json.",
      oneOf("pretty", "json").optional(),
      undefined,
      "json",
    ),
  },
  "Single sign-on: any OpenID Connect provider": {
    oidcIssuer: declare(
      "OIDC_ISSUER",
      "The provider's issuer; its endpoints are discovered from it. Redirect address: PUBLIC_URL/api/auth/callback/oidc.",
      webAddress.optional(),
      undefined,
      "https://login.example.org/realms/main",
    ),
    oidcClientId: declare("OIDC_CLIENT_ID", "The client registered there.", text.optional()),
    oidcClientSecret: declare("OIDC_CLIENT_SECRET", "Its secret.", text.optional()),
    oidcName: declare("OIDC_NAME", "What the sign-in button calls the provider.", text, "single sign-on"),
    oidcScopes: declare(
      "OIDC_SCOPES",
      "What is asked of the provider; some hand out groups only for a scope of their own, such as groups.",
      text,
      "openid email profile",
    ),
    ssoTrustEmail: declare(
      "SSO_TRUST_EMAIL",
      "on believes the e-mail addresses of a provider that never says whether they are verified (no email_verified claim).",
      onOff,
      "off",
    ),
    ssoAllowedDomains: declare(
      "SSO_ALLOWED_DOMAINS",
      "E-mail domains that get an account, separated by commas; empty allows everyone the provider knows.",
      domainList,
      "",
      "example.org",
    ),
    ssoGroupsClaim: declare("SSO_GROUPS_CLAIM", "The claim that lists a person's groups.", text, "groups"),
    ssoTeamMap: declare(
      "SSO_TEAM_MAP",
      "group=team:role entries separated by commas, applied at each sign-in; the highest role wins.",
      teamMap,
      "",
      "ml-fraud=fraud:member,ml-leads=fraud:owner",
    ),
  },
  "Single sign-on: presets": {
    githubClientId: declare("GITHUB_CLIENT_ID", "GitHub: the OAuth app.", text.optional()),
    githubClientSecret: declare("GITHUB_CLIENT_SECRET", "GitHub: its secret.", text.optional()),
    googleClientId: declare("GOOGLE_CLIENT_ID", "Google: the OAuth client.", text.optional()),
    googleClientSecret: declare("GOOGLE_CLIENT_SECRET", "Google: its secret.", text.optional()),
    entraTenantId: declare("ENTRA_TENANT_ID", "Microsoft Entra ID: the directory (tenant).", text.optional()),
    entraClientId: declare("ENTRA_CLIENT_ID", "Microsoft Entra ID: the application.", text.optional()),
    entraClientSecret: declare("ENTRA_CLIENT_SECRET", "Microsoft Entra ID: its secret.", text.optional()),
    oktaIssuer: declare("OKTA_ISSUER", "Okta: the issuer.", webAddress.optional()),
    oktaClientId: declare("OKTA_CLIENT_ID", "Okta: the application.", text.optional()),
    oktaClientSecret: declare("OKTA_CLIENT_SECRET", "Okta: its secret.", text.optional()),
    keycloakIssuer: declare(
      "KEYCLOAK_ISSUER",
      "Keycloak: the issuer, realm included.",
      webAddress.optional(),
    ),
    keycloakClientId: declare("KEYCLOAK_CLIENT_ID", "Keycloak: the client.", text.optional()),
    keycloakClientSecret: declare("KEYCLOAK_CLIENT_SECRET", "Keycloak: its secret.", text.optional()),
  },
} satisfies Record<string, Record<string, Declaration>>;

/** Settings that only make sense together: with one of them set, the others must be, too. */
export const belongTogether = [
  ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"],
  ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"],
  ["GITHUB_CLIENT_ID", "GITHUB_CLIENT_SECRET"],
  ["GOOGLE_CLIENT_ID", "GOOGLE_CLIENT_SECRET"],
  ["ENTRA_TENANT_ID", "ENTRA_CLIENT_ID", "ENTRA_CLIENT_SECRET"],
  ["OKTA_ISSUER", "OKTA_CLIENT_ID", "OKTA_CLIENT_SECRET"],
  ["KEYCLOAK_ISSUER", "KEYCLOAK_CLIENT_ID", "KEYCLOAK_CLIENT_SECRET"],
] as const;

function declare<Shape extends Declaration["shape"]>(
  variable: string,
  says: string,
  shape: Shape,
  defaultText?: string,
  example?: string,
) {
  return { variable, says, shape, default: defaultText, example };
}
