import { listRunData, logInputs, logOutputs, searchDatasets } from "#server/domain/data/index.ts";
import { procedure, router } from "./init.ts";

export const dataRouter = router({
  ofRuns: procedure(listRunData),
  logInputs: procedure(logInputs),
  logOutputs: procedure(logOutputs),
  searchDatasets: procedure(searchDatasets),
});
