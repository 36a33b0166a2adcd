import { Hono } from "hono";
import { contentTypeOf, joinPath, openArtifact, parseArtifactPath } from "#server/domain/artifacts/index.ts";
import { locateModelVersion } from "#server/domain/registry/index.ts";
import { sendFile } from "#server/doors/files/send.ts";
import { requireField, type CallerEnv } from "./artifacts-fields.ts";
import { toVersion } from "./registered-models-message.ts";

/** One file of a version, as MLflow's page asks for it; some clients double the slash. Expects the caller in the context. */
export const modelVersionFileRoutes = new Hono<CallerEnv>();

for (const root of ["/model-versions", "//model-versions"]) {
  modelVersionFileRoutes.get(`${root}/get-artifact`, async (c) => {
    const inside = parseArtifactPath(requireField(c, "path"));
    const asked = { name: requireField(c, "name"), version: toVersion(requireField(c, "version")) };
    const { folder } = await locateModelVersion(c.get("caller"), asked);
    const file = await openArtifact(c.get("caller"), { path: joinPath(folder, inside) });
    return sendFile(c.req.raw, file, { contentType: contentTypeOf(file.name), disposition: "attachment" });
  });
}
