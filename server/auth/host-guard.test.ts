import { expect, test } from "vitest";
import { clientAddress } from "./address.ts";
import { isAllowedHost } from "./host-guard.ts";

const names = {
  publicUrl: "https://saigen.example.org",
  allowedHosts: ["saigen.internal", "10.0.0.5:3000", "[fd00::1]"],
  host: "127.0.0.1",
};

test.each([
  "localhost:3000",
  "LOCALHOST",
  "127.0.0.1:8080",
  "[::1]:3000",
  "saigen.example.org",
  "Saigen.Example.org:443",
  "saigen.example.org.",
  "saigen.internal:3000",
  "10.0.0.5:3000",
  "[fd00::1]:3000",
])("%s is one of our names", (host) => expect(isAllowedHost(host, names)).toBe(true));

test.each([
  "",
  "evil.example",
  "localhost.evil.example",
  "saigen.example.org.evil.example",
  "10.0.0.5",
  "10.0.0.5:3001",
  "169.254.169.254",
  "127.0.0.1@evil.example",
  "localhost:3000:80",
  "localhost/..",
  "evil.example localhost",
  "[::1",
  "0",
])("%j is none of our names", (host) => expect(isAllowedHost(host, names)).toBe(false));

test.each([
  [0, "1.1.1.1", "10.0.0.1"],
  [1, "1.1.1.1", "1.1.1.1"],
  [1, "6.6.6.6, 1.1.1.1", "1.1.1.1"],
  [2, "6.6.6.6, 1.1.1.1, 2.2.2.2", "1.1.1.1"],
  [2, "1.1.1.1", "10.0.0.1"],
  [1, "not an address", "10.0.0.1"],
  [1, undefined, "10.0.0.1"],
  [1, "2001:db8::1", "2001:db8::1"],
])("with %i trusted proxies and X-Forwarded-For %j the caller is %s", (trusted, forwarded, expected) =>
  expect(clientAddress("10.0.0.1", forwarded, trusted)).toBe(expected),
);
