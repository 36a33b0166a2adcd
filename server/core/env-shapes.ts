import path from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";

const trimmed = z.string().trim();

/** Text of any kind; surrounding spaces are dropped. */
export const text = trimmed.min(1);

/** A whole number within the given bounds, both included. */
export function integer(min: number, max: number) {
  return trimmed
    .regex(/^\d+$/, `must be a whole number from ${min} to ${max}`)
    .transform(Number)
    .refine((value) => value >= min && value <= max, `must be a whole number from ${min} to ${max}`);
}

/** One of the given words. */
export function oneOf<const Words extends readonly [string, ...string[]]>(...words: Words) {
  return trimmed.pipe(
    z.enum(words, `must be ${new Intl.ListFormat("en", { type: "disjunction" }).format(words)}`),
  );
}

/** `on` or `off`, read as a boolean. */
export const onOff = oneOf("on", "off").transform((word) => word === "on");

/** A folder; relative ones are resolved against the folder the process was started in. */
export const folder = text.transform((value) => path.resolve(/* turbopackIgnore: true */ value));

/** An absolute http(s) address, without a trailing slash. */
export const webAddress = trimmed
  .refine(
    (value) => isUrlOf(["http:", "https:"], value),
    "must be an address such as https://saigen.example.org",
  )
  .transform((value) => value.replace(/\/+$/, ""));

/** The origin people type: an http(s) address without a path. */
export const webOrigin = webAddress.refine(
  (value) => URL.canParse(value) && new URL(value).pathname === "/" && !/[?#]/.test(value),
  "must be an address without a path, such as https://saigen.example.org",
);

/** A `postgres://` address as libpq writes it. */
export const databaseAddress = trimmed.refine(
  (value) => isUrlOf(["postgres:", "postgresql:"], value),
  "must be an address such as postgres://user:password@host:5432/saigen",
);

/** Where artifacts are kept: a folder of this machine, or a bucket and what every key in it begins with (`""` or `a/b/`). */
export type ArtifactsPlace =
  { kind: "folder"; folder: string } | { kind: "bucket"; bucket: string; prefix: string };

/** `file:///srv/saigen/artifacts` or `s3://bucket/prefix`. */
export const artifactsPlace = trimmed.transform((value, context): ArtifactsPlace => {
  const url = URL.parse(value);
  const isPlain = url !== null && url.search === "" && url.hash === "" && url.username === "";
  if (isPlain && url.protocol === "file:" && url.host === "") {
    return { kind: "folder", folder: fileURLToPath(url) };
  }
  if (isPlain && url.protocol === "s3:" && /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(url.host)) {
    const names = url.pathname.split("/").filter((name) => name !== "");
    if (names.every((name) => /^[\w.-]+$/.test(name)))
      return { kind: "bucket", bucket: url.host, prefix: names.map((name) => `${name}/`).join("") };
  }
  context.addIssue("must be file:///folder or s3://bucket/prefix (letters, digits and ._- in the prefix)");
  return z.NEVER;
});

/** How the bucket is asked to encrypt what is put into it. */
export type Encryption = { algorithm: "AES256" } | { algorithm: "aws:kms"; keyId: string | undefined };

/** `AES256` (SSE-S3), `aws:kms` (SSE-KMS with the account's own key) or `aws:kms:` and a key's id, ARN or alias. */
export const encryption = trimmed.transform((value, context): Encryption => {
  if (value === "AES256") return { algorithm: value };
  const [, keyId] = /^aws:kms(?::(\S+))?$/.exec(value) ?? [value, ""];
  if (keyId !== "") return { algorithm: "aws:kms", keyId };
  context.addIssue("must be AES256, aws:kms or aws:kms:KEY");
  return z.NEVER;
});

/** Words separated by commas; empty ones are dropped. */
export const commaList = trimmed.transform(splitAtCommas);

/** Host names or addresses, separated by commas, without a scheme; a port may follow. */
export const hostList = commaList.refine(
  (hosts) => hosts.every((host) => /^(\[[0-9a-f:]+\]|[^\s/:@]+)(:\d+)?$/i.test(host)),
  "must be host names separated by commas, such as saigen.example.org,10.0.0.5:3000",
);

/** E-mail domains separated by commas, in lower case. */
export const domainList = trimmed
  .transform((value) => splitAtCommas(value.toLowerCase()))
  .refine(
    (domains) => domains.every((domain) => /^[^\s@/]+\.[^\s@/]+$/.test(domain)),
    "must be e-mail domains separated by commas, such as example.org,example.com",
  );

/** What a member of a group of the identity provider becomes here. */
export interface TeamMapping {
  group: string;
  team: string;
  role: "viewer" | "member" | "maintainer" | "owner";
}

const teamMapEntry = /^(?<group>.+)=(?<team>[^\s=:/]+):(?<role>viewer|member|maintainer|owner)$/;

/**
 * `group=team:role` entries separated by commas. A group may contain `=` and `:`; a comma in its name is
 * written `\,`, since directory groups are often named `cn=ml,ou=groups`.
 */
export const teamMap = trimmed.transform((value, context): TeamMapping[] =>
  splitAtCommas(value).map((entry) => {
    const groups = teamMapEntry.exec(entry)?.groups;
    if (!groups) {
      context.addIssue(
        `must be group=team:role entries separated by commas (role: viewer, member, maintainer or owner), ` +
          `but one is "${entry}"`,
      );
      return z.NEVER;
    }
    const { group = "", team = "", role } = groups;
    return { group, team, role: role as TeamMapping["role"] };
  }),
);

function splitAtCommas(value: string): string[] {
  const words = value.match(/(?:\\.|[^,\\])+/g) ?? [];
  return words.map((word) => word.replaceAll("\\,", ",").trim()).filter((word) => word !== "");
}

function isUrlOf(protocols: string[], value: string): boolean {
  return URL.canParse(value) && protocols.includes(new URL(value).protocol);
}
