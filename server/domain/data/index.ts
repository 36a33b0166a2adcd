export { logInputs } from "./log-inputs.ts";
export { logOutputs } from "./log-outputs.ts";
export { listRunData } from "./of-runs.ts";
export type { Dataset, DatasetInput, DatasetSummary, InputTag, RunData } from "./schema.ts";
export { searchDatasets } from "./search-datasets.ts";
