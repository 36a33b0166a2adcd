import type { Language, NamedKey } from "../language.ts";

/** The language of `runs/search`: MLflow's entities, names and aliases, plus `duration` (milliseconds, missing while the run is on). */
export const runLanguage: Language = {
  entities: [
    { entity: "metric", names: ["metric", "metrics"], keys: "any", orderable: true },
    { entity: "param", names: ["parameter", "parameters", "param", "params"], keys: "any", orderable: true },
    { entity: "tag", names: ["tag", "tags"], keys: "any", orderable: true },
    {
      entity: "attribute",
      names: ["attribute", "attributes", "attr", "run"],
      keys: [
        attribute("run_id", "text"),
        attribute("run_name", "text", ["run name", "Run name", "Run Name"]),
        attribute("user_id", "text"),
        attribute("status", "text"),
        attribute("artifact_uri", "text"),
        attribute("start_time", "time", ["created", "Created"]),
        attribute("end_time", "time"),
        attribute("duration", "number"),
      ],
    },
    {
      entity: "dataset",
      names: ["dataset", "datasets"],
      keys: [dataset("name"), dataset("digest"), dataset("context")],
    },
  ],
  tieBreaks: [
    { key: "start_time", descending: true },
    { key: "run_id", descending: false },
  ],
  defaultOrder: [
    { key: "start_time", descending: true },
    { key: "run_id", descending: false },
  ],
};

function attribute(name: string, type: NamedKey["type"], aliases: string[] = []): NamedKey {
  return { name, type, aliases, searchable: true, orderable: true };
}

function dataset(name: string): NamedKey {
  return { name, type: "text", searchable: true, orderable: false };
}
