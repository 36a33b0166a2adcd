import path from "node:path";
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
