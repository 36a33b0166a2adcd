import { Hono } from "hono";
import { contentTypeOf, joinPath, openArtifact, parseArtifactPath } from "#server/domain/artifacts/index.ts";
import { locateLoggedModel } from "#server/domain/models/index.ts";
import { sendFile } from "#server/doors/files/send.ts";
import { requireField, type CallerEnv } from "./artifacts-fields.ts";

/** One file of a logged model, as MLflow's page asks for it. Expects the caller in the context. */
export const loggedModelFileRoutes = new Hono<CallerEnv>().get(
  "/ajax-api/2.0/mlflow/logged-models/:model_id/artifacts/files",
  async (c) => {
    const inside = parseArtifactPath(requireField(c, "artifact_file_path"));
    const { folder } = await locateLoggedModel(c.get("caller"), { modelId: c.req.param("model_id") });
    const file = await openArtifact(c.get("caller"), { path: joinPath(folder, inside) });
    return sendFile(c.req.raw, file, { contentType: contentTypeOf(file.name), disposition: "attachment" });
  },
);
