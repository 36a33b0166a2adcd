import { resolveMachineCaller } from "#server/auth/machine-caller.ts";
import { usePool } from "#server/core/database.ts";
import { median } from "./load.ts";
import type { Measure } from "./report.ts";
import type { Peer } from "./servers.ts";

const checks = 10_000;
const repetitions = 15;

/** What finding out who calls costs a request that carries a token, in this process, as the server does it. */
export async function measureToken(peer: Peer): Promise<Measure[]> {
  usePool(peer.sql);
  const headers = new Headers(peer.headers);
  const value = await median(repetitions, async () => {
    for (let i = 0; i < checks; i += 1) await resolveMachineCaller(headers);
  });
  return [{ name: "token check", unit: "ms", value: value / checks, aims: {} }];
}
