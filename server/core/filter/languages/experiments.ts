import type { Language } from "../language.ts";

/** The language of `experiments/search`. `experiment_id` orders (as a number) and is not searchable. */
export const experimentLanguage: Language = {
  entities: [
    {
      entity: "attribute",
      names: ["attribute", "attributes", "attr", "experiment"],
      keys: [
        { name: "name", type: "text", searchable: true, orderable: true },
        { name: "creation_time", type: "time", searchable: true, orderable: true },
        { name: "last_update_time", type: "time", searchable: true, orderable: true },
        { name: "experiment_id", type: "number", searchable: false, orderable: true },
      ],
    },
    { entity: "tag", names: ["tag", "tags"], keys: "any", orderable: false },
  ],
  tieBreaks: [{ key: "experiment_id", descending: true }],
  defaultOrder: [
    { key: "creation_time", descending: true },
    { key: "experiment_id", descending: false },
  ],
};
