import * as fc from "fast-check";
import { expect, test } from "vitest";
import { isPublicAddress } from "./public-address.ts";

const byte = fc.integer({ min: 0, max: 255 });
const hextet = (high: number, low: number) => ((high << 8) | low).toString(16);

test.each([
  "1.1.1.1",
  "8.8.8.8",
  "172.15.0.1",
  "172.32.0.1",
  "100.63.0.1",
  "100.128.0.1",
  "2606:4700:4700::1111",
])("%s is public", (address) => expect(isPublicAddress(address)).toBe(true));

test.each([
  "0.0.0.0",
  "10.0.0.1",
  "100.64.0.1",
  "127.0.0.1",
  "169.254.169.254",
  "172.16.0.1",
  "192.168.1.1",
  "192.0.2.1",
  "198.18.0.1",
  "198.51.100.1",
  "203.0.113.1",
  "224.0.0.1",
  "240.0.0.1",
  "255.255.255.255",
  "::",
  "::1",
  "::7f00:1",
  "fe80::1",
  "fe80::1%eth0",
  "fc00::1",
  "fd00:ec2::254",
  "fec0::1",
  "ff02::1",
  "2001:db8::1",
  "64:ff9b:1::a00:1",
  "::ffff:0:127.0.0.1",
  "",
  "localhost",
  "127.1",
  "0x7f000001",
  "2130706433",
  "0177.0.0.1",
  "1.1.1.1 ",
])("%j is not public", (address) => expect(isPublicAddress(address)).toBe(false));

test("no IPv6 address that carries an IPv4 one is public, whichever it carries", () => {
  fc.assert(
    fc.property(byte, byte, byte, byte, (a, b, c, d) => {
      const [high, low] = [hextet(a, b), hextet(c, d)];
      const all = [
        `::ffff:${high}:${low}`,
        `64:ff9b::${high}:${low}`,
        `::${high}:${low}`,
        `2002:${high}:${low}::1`,
        `2001:0:${high}:${low}::1`,
      ];
      expect(all.filter((address) => isPublicAddress(address))).toEqual([]);
    }),
  );
});

test("every address of a private block is refused", () => {
  fc.assert(
    fc.property(byte, byte, byte, (b, c, d) => {
      const shared = 64 + (b % 64);
      const inside = [
        `10.${b}.${c}.${d}`,
        `127.${b}.${c}.${d}`,
        `172.${16 + (b % 16)}.${c}.${d}`,
        `192.168.${c}.${d}`,
        `169.254.${c}.${d}`,
        `100.${shared}.${c}.${d}`,
      ];
      expect(inside.filter((address) => isPublicAddress(address))).toEqual([]);
    }),
  );
});
