import type { AppRouter } from "#server/doors/trpc/router.ts";
import { createTRPCClient, httpBatchLink } from "@trpc/client";
import superjson from "superjson";

/** A TypeScript trainer that logs over the typed API: gradient descent on a line, a point for each step. */
const token = process.env["SAIGEN_TOKEN"];
const address = process.env["SAIGEN_URL"] ?? "http://localhost:3000";
if (token === undefined) throw new Error("Set SAIGEN_TOKEN to a token with scope log.");

const saigen = createTRPCClient<AppRouter>({
  links: [
    httpBatchLink({
      url: `${address}/api/trpc`,
      transformer: superjson,
      headers: { Authorization: `Bearer ${token}` },
    }),
  ],
});

const learningRate = 0.05;
const steps = 200;
const data = Array.from({ length: 50 }, (_, i) => ({ x: i / 50, y: 3 * (i / 50) + 1 }));

const run = await saigen.runs.create.mutate({ experimentId: 0, name: "line by gradient descent" });
await saigen.runs.logBatch.mutate({
  runId: run.id,
  params: [{ key: "learning_rate", value: String(learningRate) }],
});

let slope = 0;
let intercept = 0;
for (let step = 0; step < steps; step += 1) {
  const errors = data.map(({ x, y }) => ({ x, error: slope * x + intercept - y }));
  const loss = errors.reduce((sum, { error }) => sum + error ** 2, 0) / data.length;
  slope -= (learningRate * 2 * errors.reduce((sum, { x, error }) => sum + x * error, 0)) / data.length;
  intercept -= (learningRate * 2 * errors.reduce((sum, { error }) => sum + error, 0)) / data.length;
  await saigen.runs.logBatch.mutate({
    runId: run.id,
    metrics: [{ key: "loss", value: loss, step: BigInt(step), timeMs: BigInt(Date.now()) }],
  });
}
await saigen.runs.finish.mutate({ runId: run.id, status: "FINISHED" });
console.log(`y = ${slope.toFixed(2)} x + ${intercept.toFixed(2)}; the run is ${run.id}`);
