import {
  createModelVersion,
  createRegisteredModel,
  deleteAlias,
  deleteModelVersion,
  deleteModelVersionTag,
  deleteRegisteredModel,
  deleteRegisteredModelTag,
  getLatestVersions,
  getModelVersion,
  getRegisteredModel,
  getVersionByAlias,
  listRegistrations,
  listVersionResults,
  locateModelVersion,
  renameRegisteredModel,
  searchModelVersions,
  searchRegisteredModels,
  setAlias,
  setModelVersionTag,
  setRegisteredModelTag,
  transitionStage,
  updateModelVersion,
  updateRegisteredModel,
} from "#server/domain/registry/index.ts";
import { arrangement } from "../arrangement.ts";
import { makeVersion } from "../things.ts";

const tag = { key: "owner", value: "keiko" };

export const registryArrangements = [
  arrangement(createRegisteredModel, "their own", () => ({ name: "fraud", description: "d", tags: [tag] })),
  arrangement(getRegisteredModel, "notFound", async (caller) => ({ name: (await makeVersion(caller)).name })),
  arrangement(searchRegisteredModels, "their own", async (caller) => {
    await makeVersion(caller);
    return { filter: "name LIKE '%' AND tags.area = 'vision'", orderBy: ["timestamp DESC"] };
  }),
  arrangement(updateRegisteredModel, "notFound", async (caller) => ({
    name: (await makeVersion(caller)).name,
    description: "Finds fraud.",
  })),
  arrangement(renameRegisteredModel, "notFound", async (caller) => ({
    name: (await makeVersion(caller)).name,
    newName: "fraud, cleaned",
  })),
  arrangement(deleteRegisteredModel, "notFound", async (caller) => ({
    name: (await makeVersion(caller)).name,
  })),
  arrangement(setRegisteredModelTag, "notFound", async (caller) => ({
    name: (await makeVersion(caller)).name,
    tag,
  })),
  arrangement(deleteRegisteredModelTag, "notFound", async (caller) => ({
    name: (await makeVersion(caller)).name,
    key: "area",
  })),
  arrangement(setAlias, "notFound", async (caller) => ({
    ...(await makeVersion(caller)),
    alias: "challenger",
  })),
  arrangement(deleteAlias, "notFound", async (caller) => ({
    name: (await makeVersion(caller)).name,
    alias: "champion",
  })),
  arrangement(getVersionByAlias, "notFound", async (caller) => ({
    name: (await makeVersion(caller)).name,
    alias: "champion",
  })),
  arrangement(getLatestVersions, "notFound", async (caller) => ({ name: (await makeVersion(caller)).name })),
  arrangement(createModelVersion, "notFound", async (caller) => ({
    name: (await makeVersion(caller)).name,
    source: "git:model",
    tags: [tag],
  })),
  arrangement(getModelVersion, "notFound", async (caller) => makeVersion(caller)),
  arrangement(listVersionResults, "notFound", async (caller) => {
    const { name, version } = await makeVersion(caller);
    return { name, versions: [version] };
  }),
  arrangement(listRegistrations, "nothing", async (caller) => {
    const { loggedModelId } = await getModelVersion(caller, await makeVersion(caller));
    return { loggedModelIds: [loggedModelId ?? ""] };
  }),
  arrangement(locateModelVersion, "notFound", async (caller) => makeVersion(caller)),
  arrangement(searchModelVersions, "their own", async (caller) => {
    await makeVersion(caller);
    return { filter: "version_number > 0 AND tags.area = 'vision'" };
  }),
  arrangement(updateModelVersion, "notFound", async (caller) => ({
    ...(await makeVersion(caller)),
    description: "The first one.",
  })),
  arrangement(transitionStage, "notFound", async (caller) => ({
    ...(await makeVersion(caller)),
    stage: "production",
    archiveExisting: true,
  })),
  arrangement(setModelVersionTag, "notFound", async (caller) => ({ ...(await makeVersion(caller)), tag })),
  arrangement(deleteModelVersionTag, "notFound", async (caller) => ({
    ...(await makeVersion(caller)),
    key: "area",
  })),
  arrangement(deleteModelVersion, "notFound", async (caller) => makeVersion(caller)),
];
