import {
  deleteArtifacts,
  getArtifact,
  getStorageUsed,
  listArtifacts,
  listRunArtifacts,
  listStorageByExperiment,
  searchArtifacts,
} from "#server/domain/artifacts/index.ts";
import { procedure, router } from "./init.ts";

/** Bytes themselves go through the files door and the MLflow proxy; this is what pages ask about them. */
export const artifactsRouter = router({
  get: procedure(getArtifact),
  list: procedure(listArtifacts),
  search: procedure(searchArtifacts),
  listInRun: procedure(listRunArtifacts),
  delete: procedure(deleteArtifacts),
  storageUsed: procedure(getStorageUsed),
  storageByExperiment: procedure(listStorageByExperiment),
});
