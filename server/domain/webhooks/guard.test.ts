import { lookup } from "node:dns";
import type { LookupFunction } from "node:net";
import { expect, test, vi } from "vitest";
import { guardedLookup } from "./guard.ts";

vi.hoisted(() => vi.stubEnv("WEBHOOK_ALLOWED_HOSTS", "localhost:8080"));

/** What a request to the address would connect to. */
const resolve = (url: string, names: LookupFunction, options: { all?: boolean } = { all: true }) =>
  new Promise((answer, refuse) => {
    const { hostname } = new URL(url);
    guardedLookup(new URL(url), names)(hostname, options, (error, found) =>
      error ? refuse(error) : answer(found),
    );
  });

/** A name server that answers this, and the next time what follows. */
function answering(...turns: string[][]): LookupFunction {
  return (_name, _options, answer) => {
    const addresses = turns.shift() ?? [];
    answer(
      null,
      addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
    );
  };
}

test("a name is connected to at the very addresses that were checked", async () => {
  const both = ["93.184.216.34", "2606:2800:220:1::1"];
  expect(await resolve("https://ci.example.com", answering(both))).toEqual([
    { address: both[0], family: 4 },
    { address: both[1], family: 6 },
  ]);
  expect(await resolve("https://ci.example.com", answering(both), {})).toBe(both[0]);
});

test("a name that answers something else the second time is refused the second time", async () => {
  const names = answering(["93.184.216.34"], ["169.254.169.254"]);
  await resolve("https://rebound.example.com", names);
  await expect(resolve("https://rebound.example.com", names)).rejects.toMatchObject({ kind: "invalid" });
});

test.each([
  "127.0.0.1",
  "10.1.2.3",
  "169.254.169.254",
  "::1",
  "fd00::1",
  "::ffff:10.0.0.1",
  "64:ff9b::a00:1",
])("a name that also answers %s is refused whole", async (hidden) => {
  const names = answering(["93.184.216.34", hidden]);
  await expect(resolve("https://ci.example.com", names)).rejects.toMatchObject({ kind: "invalid" });
});

test("a name of this very machine is refused by the system's own answer, unless the operator allows it", async () => {
  await expect(resolve("https://localhost", lookup)).rejects.toMatchObject({ kind: "invalid" });
  expect(await resolve("https://localhost:8080", lookup)).toContainEqual({ address: "127.0.0.1", family: 4 });
});

const nobody: LookupFunction = (_name, _options, answer) =>
  answer(Object.assign(new Error("who?"), { code: "ENOTFOUND" }), []);

test("a name that nobody knows stays unknown", async () => {
  await expect(resolve("https://ci.example.com", nobody)).rejects.toMatchObject({ code: "ENOTFOUND" });
});
