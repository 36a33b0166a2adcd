import type { LoggedModel } from "#server/domain/models/schema.ts";

/** How MLflow's `create_external_model` marks a model of which it keeps no files. */
const externalTag = "mlflow.model.isExternal";

/** Why no code can load a logged model, as a sentence for its page; undefined when it can be loaded. */
export function whyNotLoadable({ status, tags }: Pick<LoggedModel, "status" | "tags">): string | undefined {
  if (status === "PENDING")
    return "Its files are still being uploaded. How to load it appears here once its client has finished.";
  if (status === "UPLOAD_FAILED")
    return "Its client could not upload all of its files, so it cannot be loaded. Log it again.";
  const isExternal = tags.some(({ key, value }) => key === externalTag && value.toLowerCase() === "true");
  return isExternal
    ? "It was logged as external: its files are kept elsewhere, and MLflow does not load it."
    : undefined;
}
