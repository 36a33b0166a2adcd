import {
  createLoggedModel,
  deleteLoggedModel,
  deleteLoggedModelTag,
  getLoggedModel,
  logLoggedModelParams,
  logModelMetrics,
  restoreLoggedModel,
  searchLoggedModels,
  setLoggedModelTags,
  updateLoggedModel,
} from "#server/domain/models/index.ts";
import { procedure, router } from "./init.ts";

/** Logged models. */
export const modelsRouter = router({
  create: procedure(createLoggedModel),
  get: procedure(getLoggedModel),
  search: procedure(searchLoggedModels),
  update: procedure(updateLoggedModel),
  delete: procedure(deleteLoggedModel),
  restore: procedure(restoreLoggedModel),
  setTags: procedure(setLoggedModelTags),
  deleteTag: procedure(deleteLoggedModelTag),
  logParams: procedure(logLoggedModelParams),
  logMetrics: procedure(logModelMetrics),
});
