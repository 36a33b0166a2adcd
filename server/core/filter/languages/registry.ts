import type { Language } from "../language.ts";

/** The language of `registered-models/search`. As in MLflow `attribute` has no plural here, and times only order. */
export const registeredModelLanguage: Language = {
  entities: [
    {
      entity: "attribute",
      names: ["attribute"],
      keys: [
        { name: "name", type: "text", searchable: true, orderable: true },
        {
          name: "last_updated_timestamp",
          aliases: ["timestamp"],
          type: "time",
          searchable: false,
          orderable: true,
        },
      ],
    },
    { entity: "tag", names: ["tag", "tags"], keys: "any", orderable: false },
  ],
  tieBreaks: [{ key: "name", descending: false }],
  defaultOrder: [{ key: "name", descending: false }],
};

/** The language of `model-versions/search`. */
export const modelVersionLanguage: Language = {
  entities: [
    {
      entity: "attribute",
      names: ["attribute"],
      keys: [
        { name: "name", type: "text", searchable: true, orderable: true },
        { name: "version_number", type: "number", searchable: true, orderable: true },
        { name: "run_id", type: "text", searchable: true, orderable: false },
        { name: "source_path", type: "text", searchable: true, orderable: false },
        { name: "creation_timestamp", type: "time", searchable: false, orderable: true },
        { name: "last_updated_timestamp", type: "time", searchable: false, orderable: true },
      ],
    },
    { entity: "tag", names: ["tag", "tags"], keys: "any", orderable: false },
  ],
  tieBreaks: [
    { key: "name", descending: false },
    { key: "version_number", descending: true },
  ],
  defaultOrder: [
    { key: "last_updated_timestamp", descending: true },
    { key: "name", descending: false },
    { key: "version_number", descending: true },
  ],
};
