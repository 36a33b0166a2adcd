export { contentTypeOf } from "./content-type.ts";
export { deleteArtifacts } from "./delete.ts";
export { joinPath, listArtifacts, listRunArtifacts } from "./list.ts";
export { openArtifact, openRunArtifact, type OpenArtifact } from "./open.ts";
export { findFault, parseArtifactPath } from "./paths.ts";
export type { ArtifactEntry, RunListing, StorageUsed } from "./schema.ts";
export { getStorageUsed, listStorageByExperiment } from "./storage.ts";
export { sweepDiscards, sweepOrphans } from "./sweep.ts";
export { uploadArtifact } from "./upload.ts";
