import {
  abortUpload,
  checkArtifacts,
  completeUpload,
  createUpload,
  deleteArtifacts,
  getArtifact,
  getStorageUsed,
  listArtifacts,
  listRunArtifacts,
  listStorageByExperiment,
  locateRunArtifacts,
  mendArtifacts,
  openArtifact,
  openFolder,
  openRunArtifact,
  receivePart,
  searchArtifacts,
  uploadArtifact,
} from "#server/domain/artifacts/index.ts";
import { getReproduction } from "#server/domain/reproduction/index.ts";
import { streamOf } from "#tests/artifact-store.ts";
import { arrangement } from "../arrangement.ts";
import { makeArtifact, makePart, makeRunWithData, makeUpload } from "../things.ts";

export const artifactArrangements = [
  // A path is looked up below the root of the caller's own team, whoever's ids it holds.
  arrangement(uploadArtifact, "their own", async (caller) => ({
    path: (await makeArtifact(caller)).path,
    bytes: streamOf("flavors: {sklearn: {}}\n"),
  })),
  arrangement(createUpload, "their own", async (caller) => ({
    path: (await makeArtifact(caller)).path,
    parts: 2,
  })),
  arrangement(receivePart, "notFound", async (caller) => ({
    uploadId: (await makeUpload(caller)).uploadId,
    number: 1,
    sizeBytes: 12,
    bytes: streamOf("flavors: {}\n"),
  })),
  arrangement(completeUpload, "notFound", async (caller) => {
    const upload = await makeUpload(caller);
    return { ...upload, parts: [await makePart(caller, upload)] };
  }),
  arrangement(abortUpload, "notFound", makeUpload),
  arrangement(deleteArtifacts, "notFound", async (caller) => ({ path: (await makeArtifact(caller)).path })),
  arrangement(getArtifact, "notFound", async (caller) => ({ path: (await makeArtifact(caller)).path })),
  arrangement(openArtifact, "notFound", async (caller) => ({ path: (await makeArtifact(caller)).path })),
  arrangement(openFolder, "notFound", async (caller) => {
    const { path } = await makeArtifact(caller);
    return { path: path.slice(0, path.lastIndexOf("/")) };
  }),
  arrangement(openRunArtifact, "notFound", async (caller) => ({
    runId: (await makeArtifact(caller)).runId,
    path: "model/MLmodel",
  })),
  arrangement(listArtifacts, "nothing", async (caller) => {
    const { path } = await makeArtifact(caller);
    return { path: path.slice(0, path.lastIndexOf("/")) };
  }),
  arrangement(searchArtifacts, "their own", async (caller) => ({ path: (await makeArtifact(caller)).path })),
  arrangement(listRunArtifacts, "notFound", async (caller) => ({
    runId: (await makeArtifact(caller)).runId,
  })),
  arrangement(locateRunArtifacts, "notFound", async (caller) => ({
    runId: (await makeArtifact(caller)).runId,
  })),
  arrangement(checkArtifacts, "their own", async (caller) => {
    await makeArtifact(caller);
    return {};
  }),
  arrangement(mendArtifacts, "their own", async (caller) => {
    await makeArtifact(caller);
    return { missing: [], stray: [] };
  }),
  arrangement(getStorageUsed, "notFound", async (caller) => ({ runId: (await makeArtifact(caller)).runId })),
  arrangement(listStorageByExperiment, "their own", async (caller) => {
    await makeArtifact(caller);
    return {};
  }),
  arrangement(getReproduction, "notFound", async (caller) => ({
    runId: (await makeRunWithData(caller)).runId,
  })),
];
