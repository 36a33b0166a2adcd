import type { Language, NamedKey } from "../language.ts";

/** The language of `logged-models/search`, with MLflow's names and aliases. */
export const loggedModelLanguage: Language = {
  entities: [
    { entity: "metric", names: ["metrics", "metric"], keys: "any", orderable: true },
    { entity: "param", names: ["params", "param"], keys: "any", orderable: true },
    { entity: "tag", names: ["tags", "tag"], keys: "any", orderable: true },
    {
      entity: "attribute",
      names: ["attributes", "attribute"],
      keys: [
        attribute("name", "text"),
        attribute("model_id", "text"),
        attribute("model_type", "text"),
        attribute("status", "text"),
        attribute("source_run_id", "text"),
        attribute("artifact_location", "text", ["artifact_uri"]),
        attribute("creation_timestamp", "time", ["creation_time", "creation_timestamp_ms"]),
        attribute("last_updated_timestamp", "time", ["last_updated_timestamp_ms"]),
      ],
    },
  ],
  tieBreaks: [
    { key: "creation_timestamp", descending: true },
    { key: "model_id", descending: false },
  ],
  defaultOrder: [
    { key: "creation_timestamp", descending: true },
    { key: "model_id", descending: false },
  ],
};

function attribute(name: string, type: NamedKey["type"], aliases: string[] = []): NamedKey {
  return { name, type, aliases, searchable: true, orderable: true };
}
