import { Hono } from "hono";
import { register } from "prom-client";
import { checkReadiness } from "./readiness.ts";

/** Health, readiness and numbers, for load balancers and Prometheus. Says nothing about any team. */
export const opsDoor = new Hono()
  .get("/health", (c) => c.text("OK"))
  .get("/ready", async (c) => {
    const readiness = await checkReadiness();
    return c.json(readiness, readiness.ready ? 200 : 503, readiness.ready ? {} : { "Retry-After": "2" });
  })
  .get("/metrics", async (c) =>
    c.body(await register.metrics(), 200, { "Content-Type": register.contentType }),
  );
