export { listRunDatasets } from "./list-run-datasets.ts";
export { listRunModels } from "./list-run-models.ts";
export { logInputs } from "./log-inputs.ts";
export { logOutputs } from "./log-outputs.ts";
export { listRunData } from "./of-runs.ts";
export type {
  Dataset,
  DatasetInput,
  DatasetSummary,
  InputTag,
  RunData,
  RunDataset,
  RunModel,
} from "./schema.ts";
export { searchDatasets } from "./search-datasets.ts";
