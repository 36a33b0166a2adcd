import { z } from "zod";
import { RunId } from "#server/domain/runs/schema.ts";

export const GetReproduction = z.strictObject({ runId: RunId });

/** One thing to do: a command for a POSIX shell, perhaps of several lines, and what to know about it. */
export type Step = { title: string; command: string; note?: string };

/** Something that was not recorded, why it matters, and the line that records it next time. */
export type Gap = { what: string; why: string; record: string };

export type Reproduction = {
  /** In the order in which they are carried out. */
  steps: Step[];
  gaps: Gap[];
  /** All steps as one script for `sh`, which stops at the first that fails. */
  script: string;
  /** Params that no step passes on: they are in the code, its arguments or its configuration. */
  params: { key: string; value: string }[];
  datasets: { name: string; digest: string; source: string; context: string | null }[];
};

/** What each part of the plan adds. */
export type Part = { steps: Step[]; gaps: Gap[] };
