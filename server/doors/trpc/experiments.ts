import {
  createExperiment,
  deleteExperiment,
  deleteExperimentTag,
  getExperiment,
  getExperimentByName,
  restoreExperiment,
  searchExperiments,
  setExperimentTag,
  updateExperiment,
} from "#server/domain/experiments/index.ts";
import { procedure, router } from "./init.ts";

export const experimentsRouter = router({
  create: procedure(createExperiment),
  get: procedure(getExperiment),
  getByName: procedure(getExperimentByName),
  search: procedure(searchExperiments),
  update: procedure(updateExperiment),
  delete: procedure(deleteExperiment),
  restore: procedure(restoreExperiment),
  setTag: procedure(setExperimentTag),
  deleteTag: procedure(deleteExperimentTag),
});
