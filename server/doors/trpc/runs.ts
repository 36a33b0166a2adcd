import { logBatch } from "#server/domain/metrics/index.ts";
import {
  countRuns,
  createRun,
  deleteRun,
  deleteRuns,
  deleteRunTag,
  finishRun,
  getRun,
  listChildren,
  logParams,
  restoreRun,
  restoreRuns,
  searchRuns,
  setRunTags,
  setTagOnRuns,
  updateRun,
} from "#server/domain/runs/index.ts";
import { countChildren } from "#server/domain/runs/count-children.ts";
import { listKeys } from "#server/domain/runs/list-keys.ts";
import { summarizeExperiments } from "#server/domain/runs/summarize-experiments.ts";
import { procedure, router } from "./init.ts";

export const runsRouter = router({
  create: procedure(createRun),
  get: procedure(getRun),
  search: procedure(searchRuns),
  count: procedure(countRuns),
  countChildren: procedure(countChildren),
  listChildren: procedure(listChildren),
  listKeys: procedure(listKeys),
  summarizeExperiments: procedure(summarizeExperiments),
  update: procedure(updateRun),
  finish: procedure(finishRun),
  delete: procedure(deleteRun),
  deleteMany: procedure(deleteRuns),
  restore: procedure(restoreRun),
  restoreMany: procedure(restoreRuns),
  logBatch: procedure(logBatch),
  logParams: procedure(logParams),
  setTags: procedure(setRunTags),
  setTagOnMany: procedure(setTagOnRuns),
  deleteTag: procedure(deleteRunTag),
});
