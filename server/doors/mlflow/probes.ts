import { Hono } from "hono";
import { store } from "#server/store/open.ts";

/**
 * The newest release of the protocol that this door follows (see docs/mlflow.md). Clients only compare it with the
 * release that a feature came with.
 */
export const PROTOCOL_VERSION = "3.17.2";

/** What clients ask before they know anything, and without a token. */
export const probes = new Hono()
  .get("/version", (c) => c.text(PROTOCOL_VERSION))
  .get("/api/3.0/mlflow/server-info", (c) => c.json(serverInfo()))
  .get("/ajax-api/3.0/mlflow/server-info", (c) => c.json(serverInfo()));

/**
 * By the last two, clients that know them decide how to move files unless their environment says otherwise. Parts and signed
 * downloads work on every store, but only where they spare this server the bytes are they worth their extra requests.
 */
function serverInfo() {
  const isDirect = store().direct !== undefined;
  return {
    store_type: "SqlStore",
    workspaces_enabled: false,
    trace_archival_enabled: false,
    multipart_uploads_enabled: isDirect,
    multipart_downloads_enabled: isDirect,
  };
}
