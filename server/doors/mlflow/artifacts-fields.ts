import type { HttpBindings } from "@hono/node-server";
import type { Context } from "hono";
import type { Caller } from "#server/auth/caller.ts";
import { invalid } from "#server/core/errors.ts";

/** What a route finds in its context: the caller that the door has made sure of, and the server's own objects unless a test calls. */
export type CallerEnv = { Bindings: Partial<HttpBindings>; Variables: { caller: Caller } };

/** A query field that may not be missing or empty, refused in MLflow's words. */
export function requireField(c: Context<CallerEnv>, name: string): string {
  const value = c.req.query(name);
  if (value) return value;
  throw invalid(
    `Missing value for required parameter '${name}'. See the API docs for more information about request parameters.`,
  );
}

/** `run_id`, or `run_uuid` as old clients call it. */
export function requireRunId(c: Context<CallerEnv>): string {
  return c.req.query("run_id") || c.req.query("run_uuid") || requireField(c, "run_id");
}
