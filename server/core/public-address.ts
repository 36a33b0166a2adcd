import ipaddr from "ipaddr.js";

/** The only IPv6 space given out for the public internet (IANA, IPv6 Global Unicast Address Assignments). */
const globalIPv6 = ipaddr.IPv6.parseCIDR("2000::/3");

/**
 * Whether an IP address, as a resolver answers it, lies on the public internet. False for private, loopback, link-local,
 * shared (CGNAT), reserved and multicast addresses, for IPv6 that carries an IPv4 address (mapped, NAT64, 6to4, Teredo),
 * and for what is no IP address at all: allowed is what is known to be public, never the rest of a list of bad ones.
 */
export function isPublicAddress(unverifiedAddress: string): boolean {
  if (ipaddr.IPv4.isValidFourPartDecimal(unverifiedAddress)) {
    return ipaddr.IPv4.parse(unverifiedAddress).range() === "unicast";
  }
  if (!ipaddr.IPv6.isValid(unverifiedAddress)) return false;
  const address = ipaddr.IPv6.parse(unverifiedAddress);
  return address.range() === "unicast" && address.match(globalIPv6);
}
