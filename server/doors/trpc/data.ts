import {
  listRunData,
  listRunModels,
  logInputs,
  logOutputs,
  searchDatasets,
} from "#server/domain/data/index.ts";
import { procedure, router } from "./init.ts";

export const dataRouter = router({
  ofRuns: procedure(listRunData),
  listRunModels: procedure(listRunModels),
  logInputs: procedure(logInputs),
  logOutputs: procedure(logOutputs),
  searchDatasets: procedure(searchDatasets),
});
