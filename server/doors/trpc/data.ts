import {
  listRunData,
  listRunDatasets,
  listRunModels,
  logInputs,
  logOutputs,
  searchDatasets,
} from "#server/domain/data/index.ts";
import { procedure, router } from "./init.ts";

export const dataRouter = router({
  ofRuns: procedure(listRunData),
  listRunDatasets: procedure(listRunDatasets),
  listRunModels: procedure(listRunModels),
  logInputs: procedure(logInputs),
  logOutputs: procedure(logOutputs),
  searchDatasets: procedure(searchDatasets),
});
