import { isIP, type LookupFunction } from "node:net";
import { settings } from "#server/core/env.ts";
import { invalid } from "#server/core/errors.ts";
import { isPublicAddress } from "#server/core/public-address.ts";

/**
 * Refuses an address that must not be asked, as far as the address itself tells: plain http, and an IP address that is not
 * public, in whatever form it is written (decimal, hexadecimal, IPv6 that carries IPv4: `URL` has read it). Hosts that the
 * operator allows (WEBHOOK_ALLOWED_HOSTS) may be either. A name is judged when it is looked up, by `guardedLookup`.
 *
 * @throws AppError `invalid`, saying what would be accepted.
 */
export function assertMayReach(url: URL): void {
  if (isAllowed(url)) return;
  if (url.protocol !== "https:") {
    throw invalid(
      "Invalid webhook URL scheme: it must be https. An operator allows plain http for single hosts by WEBHOOK_ALLOWED_HOSTS.",
    );
  }
  const host = hostOf(url);
  if (isIP(host) !== 0 && !isPublicAddress(host)) throw notPublic(host);
}

/**
 * The lookup for a request to this address. Connections go to the very addresses it answers, so that a name cannot answer
 * something else in between; one address that is not public spoils them all. An IP address is never looked up, which is why
 * `assertMayReach` is asked as well.
 */
export function guardedLookup(url: URL, lookup: LookupFunction): LookupFunction {
  if (isAllowed(url)) return lookup;
  return (name, options, answer) =>
    lookup(name, { ...options, all: true }, (error, found) => {
      if (error) return answer(error, []);
      const addresses = typeof found === "string" ? [{ address: found, family: isIP(found) }] : found;
      const hidden = addresses.find(({ address }) => !isPublicAddress(address));
      if (hidden !== undefined) return answer(notPublic(name), []);
      const [first] = addresses;
      if (options.all || first === undefined) return answer(null, addresses);
      return answer(null, first.address, first.family);
    });
}

const notPublic = (host: string) =>
  invalid(
    `Webhook URL: ${host} is not on the public internet. An operator allows single hosts of their own network by WEBHOOK_ALLOWED_HOSTS.`,
  );

/** An entry of the setting without a port allows every port. */
const isAllowed = ({ hostname, host, port, protocol }: URL): boolean =>
  settings.webhookAllowedHosts.some((allowed) =>
    [hostname, host, `${hostname}:${port || (protocol === "https:" ? 443 : 80)}`].includes(
      allowed.toLowerCase(),
    ),
  );

/** IPv6 stands in brackets in an address. */
const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/gu, "");
