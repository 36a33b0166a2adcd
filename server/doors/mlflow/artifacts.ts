import { Hono } from "hono";
import type { Context } from "hono";
import { invalid } from "#server/core/errors.ts";
import {
  contentTypeOf,
  deleteArtifacts,
  joinPath,
  listArtifacts,
  listRunArtifacts,
  locateRunArtifacts,
  openArtifact,
  openRunArtifact,
  parseArtifactPath,
  uploadArtifact,
} from "#server/domain/artifacts/index.ts";
import { receive } from "#server/doors/files/receive.ts";
import { sendFile } from "#server/doors/files/send.ts";
import { sentPath } from "#server/doors/files/sent-path.ts";
import { requireField, requireRunId, type CallerEnv } from "./artifacts-fields.ts";
import { renderFiles } from "./artifacts-files.ts";
import { refuseUnsupported } from "./refusal.ts";

/** What MLflow's own server allows for this one route of its page. */
const pageUploadBytesMax = 10 * 1024 * 1024;

/**
 * Files of runs over the MLflow protocol: the artifact proxy, the listing of a run, and the downloads and uploads of its
 * page. Expects the caller in the context; what it throws is rendered by the door it is part of.
 */
export const artifactRoutes = new Hono<CallerEnv>();

for (const root of ["/api/2.0", "/ajax-api/2.0"]) {
  const proxy = `${root}/mlflow-artifacts`;
  artifactRoutes
    .get(`${proxy}/artifacts`, listProxy)
    .get(`${proxy}/artifacts/`, listProxy)
    .put(`${proxy}/artifacts/:path{.+}`, async (c) => {
      await uploadArtifact(c.get("caller"), { path: sentPath(c), bytes: receive(c.req.raw) });
      return c.json({});
    })
    .get(`${proxy}/artifacts/:path{.+}`, async (c) => {
      const file = await openArtifact(c.get("caller"), { path: sentPath(c) });
      return sendFile(c.req.raw, file, asDownload(file.name));
    })
    .delete(`${proxy}/artifacts/:path{.+}`, async (c) => {
      await deleteArtifacts(c.get("caller"), { path: sentPath(c) });
      return c.json({});
    })
    .get(`${root}/mlflow/artifacts/list`, async (c) => {
      const { runId, path } = inRun(c);
      const { rootUri, entries } = await listRunArtifacts(c.get("caller"), { runId, path });
      const folder = parseArtifactPath(path);
      return c.json({ root_uri: rootUri, ...renderFiles(entries, (name) => joinPath(folder, name)) });
    })
    .post(`${root}/mlflow/artifacts/presigned-upload-url`, (c) =>
      refuseUnsupported(c, "Direct uploads are not offered: use PUT on the artifact's own address."),
    );
}

artifactRoutes
  .get("/get-artifact", async (c) => {
    const path = requireField(c, "path");
    parseArtifactPath(path);
    const file = await openRunArtifact(c.get("caller"), { runId: requireRunId(c), path });
    return sendFile(c.req.raw, file, asDownload(file.name));
  })
  .post("/ajax-api/2.0/mlflow/upload-artifact", async (c) => {
    const { runId, path } = uploadTarget(c);
    const { folder } = await locateRunArtifacts(c.get("caller"), { runId });
    const bytes = receive(c.req.raw, { bytesMax: pageUploadBytesMax });
    await uploadArtifact(c.get("caller"), { path: joinPath(folder, path), bytes });
    return c.json({});
  });

async function listProxy(c: Context<CallerEnv>): Promise<Response> {
  const entries = await listArtifacts(c.get("caller"), { path: c.req.query("path") ?? "" });
  return c.json(renderFiles(entries, (name) => name));
}

function inRun(c: Context<CallerEnv>): { runId: string; path: string } {
  return { runId: requireRunId(c), path: c.req.query("path") ?? "" };
}

/** MLflow's page looks for these sentences, in this order. */
function uploadTarget(c: Context<CallerEnv>): { runId: string; path: string } {
  const runId = c.req.query("run_uuid") || c.req.query("run_id");
  if (!runId) throw invalid("Request must specify run_uuid.");
  const path = c.req.query("path");
  if (!path) throw invalid("Request must specify path.");
  const parsed = parseArtifactPath(path);
  const isEmpty = c.req.raw.body === null || c.req.header("content-length") === "0";
  if (isEmpty) throw invalid("Request must specify data.");
  return { runId, path: parsed };
}

const asDownload = (name: string) => ({
  contentType: contentTypeOf(name),
  disposition: "attachment" as const,
});
