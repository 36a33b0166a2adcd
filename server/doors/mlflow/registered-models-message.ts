import { invalid } from "#server/core/errors.ts";
import type { ModelVersion, RegisteredModel } from "#server/domain/registry/index.ts";

/** A registered model as the protocol has it. Versions are text. */
export const toRegisteredModel = (model: RegisteredModel) => ({
  name: model.name,
  creation_timestamp: model.createdAtMs,
  last_updated_timestamp: model.updatedAtMs,
  description: model.description,
  latest_versions: model.latestVersions.map(toModelVersion),
  tags: model.tags,
  aliases: model.aliases.map(({ alias, version }) => ({ alias, version: String(version) })),
});

/** A version as the protocol has it. Without a status clients would wait for one. */
export const toModelVersion = (version: ModelVersion) => ({
  name: version.name,
  version: String(version.version),
  creation_timestamp: version.createdAtMs,
  last_updated_timestamp: version.updatedAtMs,
  current_stage: version.stage,
  description: version.description,
  source: version.source,
  run_id: version.runId ?? "",
  status: "READY",
  tags: version.tags,
  run_link: version.runLink ?? "",
  aliases: version.aliases,
  model_id: version.loggedModelId ?? undefined,
});

/** The number a version's text spells; one too large for any version names none. @throws AppError `invalid` when it spells none */
export function toVersion(text: string): number {
  if (/^\d{1,15}$/u.test(text)) return Number(text);
  throw invalid(`Parameter 'version' must be an integer, got '${text}'.`);
}
