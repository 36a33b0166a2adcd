import type { StoredModel } from "./load.ts";

/** What an event is about when it is about this model, and who else wants to know. */
export const subjectOf = ({
  id,
  experimentId,
  sourceRunId,
}: Pick<StoredModel, "id" | "experimentId" | "sourceRunId">) => ({
  subject: { kind: "loggedModel", id },
  topics: [
    "loggedModels",
    `experiment:${experimentId}`,
    ...(isRunId.test(sourceRunId) ? [`run:${sourceRunId}`] : []),
  ],
});

const isRunId = /^[0-9a-f]{32}$/u;
