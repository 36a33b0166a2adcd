import type { Arrangement } from "./arrangement.ts";
import { artifactArrangements } from "./arrangements/artifacts.ts";
import { dataArrangements } from "./arrangements/data.ts";
import { experimentArrangements } from "./arrangements/experiments.ts";
import { metricArrangements } from "./arrangements/metrics.ts";
import { modelArrangements } from "./arrangements/models.ts";
import { registryArrangements } from "./arrangements/registry.ts";
import { runArrangements } from "./arrangements/runs.ts";
import { teamArrangements } from "./arrangements/teams.ts";
import { webhookArrangements } from "./arrangements/webhooks.ts";

/** One row for every operation, so that the laws are tested for each of them. */
export const arrangements: readonly Arrangement[] = [
  ...teamArrangements,
  ...experimentArrangements,
  ...runArrangements,
  ...metricArrangements,
  ...artifactArrangements,
  ...dataArrangements,
  ...modelArrangements,
  ...registryArrangements,
  ...webhookArrangements,
];

/** What changes something and is no operation, each with its reason. */
export const exceptions: Readonly<Record<string, string>> = {
  "team.create": "there is no team yet whose policy could be asked",
  "invitation.accept": "whoever accepts has no role in the team yet",
};
