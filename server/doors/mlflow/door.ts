import { Hono } from "hono";
import type { Caller } from "#server/auth/caller.ts";
import { artifactRoutes } from "./artifacts.ts";
import { directRoutes } from "./artifacts-direct.ts";
import type { CallerEnv } from "./artifacts-fields.ts";
import { signedRoutes } from "./artifacts-signed.ts";
import type { Endpoint } from "./endpoint.ts";
import { datasetEndpoints } from "./datasets.ts";
import { experimentEndpoints } from "./experiments.ts";
import { bulkHistoryEndpoints } from "./history-bulk.ts";
import { historyEndpoints } from "./history.ts";
import { loggedModelFileRoutes } from "./logged-models-files.ts";
import { loggedModelEndpoints } from "./logged-models.ts";
import { loggingEndpoints } from "./logging.ts";
import { modelVersionFileRoutes } from "./model-versions-files.ts";
import { modelVersionEndpoints } from "./model-versions.ts";
import { probes } from "./probes.ts";
import { refuse, refuseUnknownEndpoint } from "./refusal.ts";
import { registeredModelEndpoints } from "./registered-models.ts";
import { runEndpoints } from "./runs.ts";
import { webhookEndpoints } from "./webhooks.ts";

/** Every call is served under each of these; old clients speak to `preview`. */
const roots = ["/api/2.0/mlflow", "/ajax-api/2.0/mlflow", "/api/2.0/preview/mlflow"];

/** The table of what is served under each root, beside files. */
export const endpoints: readonly Endpoint[] = [
  ...experimentEndpoints,
  ...runEndpoints,
  ...loggingEndpoints,
  ...historyEndpoints,
  ...bulkHistoryEndpoints,
  ...datasetEndpoints,
  ...loggedModelEndpoints,
  ...registeredModelEndpoints,
  ...modelVersionEndpoints,
  ...webhookEndpoints,
];

/** The addresses of MLflow's that are answered here, if only by saying that nobody serves them. */
const territory = [
  "/api/2.0/*",
  "/api/3.0/*",
  "/api/4.0/*",
  "/ajax-api/*",
  "/get-artifact",
  "/model-versions/*",
  "//model-versions/*",
  "/graphql",
  "/v1/traces",
];

/**
 * The MLflow tracking protocol: reads requests as clients of 1.30 to the newest 3.x send them, calls operations and answers in the
 * protocol's words. Every refusal is JSON, and only what can pass by itself is a 5xx.
 */
export function makeMlflowDoor(resolveCaller: (headers: Headers) => Promise<Caller>): Hono<CallerEnv> {
  const door = new Hono<CallerEnv>();
  door.onError((thrown, c) => refuse(c, thrown));
  door.route("/", probes);
  door.route("/", signedRoutes);
  for (const path of territory) {
    door.use(path, async (c, next) => {
      c.set("caller", await resolveCaller(c.req.raw.headers));
      await next();
    });
  }
  for (const root of roots) {
    for (const { methods, path, handle } of endpoints) door.on([...methods], `${root}/${path}`, handle);
  }
  door.route("/", artifactRoutes);
  door.route("/", directRoutes);
  door.route("/", loggedModelFileRoutes);
  door.route("/", modelVersionFileRoutes);
  for (const path of territory) door.all(path, refuseUnknownEndpoint);
  return door;
}
