import type { HttpBindings } from "@hono/node-server";
import type { Context } from "hono";
import { invalid } from "#server/core/errors.ts";

/** A dot-dot segment in any spelling that URL parsers resolve by themselves. */
const upwards = /(?:^|\/)(?:\.|%2e){2}(?:\/|$)/iu;

/**
 * The artifact path in an address: the route's last parameter, `path`, which Hono has percent-decoded exactly once. An
 * address that had `..` in it as it came over the wire is refused, although the URL parser has resolved it by now: what was
 * asked for is not what would be served.
 *
 * @throws AppError `invalid`, with the text that MLflow's clients know.
 */
export function sentPath(c: Context): string {
  const target = wireTarget(c)?.split("?", 1)[0];
  if (target !== undefined && upwards.test(target)) {
    throw invalid("Invalid path", { reason: "A path may not lead upwards (..)." });
  }
  return c.req.param("path") ?? "";
}

/** Known behind a real listener only: a test that calls the app has no wire. */
function wireTarget(c: Context<{ Bindings: Partial<HttpBindings> }>): string | undefined {
  return c.env?.incoming?.url;
}
