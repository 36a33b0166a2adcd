import type { RegisteredModel } from "#server/domain/registry/schema.ts";

/** Whether a team moves versions of this model through stages; they are shown only then. */
export const usesStages = ({ latestVersions }: Pick<RegisteredModel, "latestVersions">): boolean =>
  latestVersions.some(({ stage }) => stage !== "None");
