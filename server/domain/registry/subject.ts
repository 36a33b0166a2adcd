import type { StoredModel } from "./load.ts";

type Named = Pick<StoredModel, "id" | "name">;

/** What the list of models listens to. */
const registry = "registry";

/** What an event is about when it is about a registered model. Live views listen to its id: a name may be long, and changes. */
export const modelSubject = ({ id, name }: Named) => ({
  subject: { kind: "registeredModel", id: name },
  topics: [registry, `model:${id}`],
});

/** What an event is about when it is about one of its versions. */
export const versionSubject = (model: Named, version: number) => ({
  subject: { kind: "modelVersion", id: `${model.name}/${version}` },
  topics: [registry, `model:${model.id}`],
});
