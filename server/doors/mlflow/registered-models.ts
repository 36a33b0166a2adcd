import type { Caller } from "#server/auth/caller.ts";
import {
  createRegisteredModel,
  deleteAlias,
  deleteRegisteredModel,
  deleteRegisteredModelTag,
  getLatestVersions,
  getRegisteredModel,
  getVersionByAlias,
  renameRegisteredModel,
  searchRegisteredModels,
  setAlias,
  setRegisteredModelTag,
  updateRegisteredModel,
} from "#server/domain/registry/index.ts";
import { endpoint, type Endpoint } from "./endpoint.ts";
import { list, nested, requiredText, text, valueText, type Message } from "./fields.ts";
import { toModelVersion, toRegisteredModel, toVersion } from "./registered-models-message.ts";
import { pageFields, renamesOfPage, tag } from "./shared-fields.ts";

const name = requiredText();
const alias = requiredText();

/** The names under which versions of models, and prompts, are kept. */
export const registeredModelEndpoints: readonly Endpoint[] = [
  endpoint({
    methods: ["POST"],
    path: "registered-models/create",
    request: { name, tags: list(nested(tag)), description: text() },
    async answer(caller, asked) {
      return { registered_model: toRegisteredModel(await createRegisteredModel(caller, asked)) };
    },
  }),
  endpoint({
    methods: ["GET"],
    path: "registered-models/get",
    request: { name },
    async answer(caller, asked) {
      return { registered_model: toRegisteredModel(await getRegisteredModel(caller, asked)) };
    },
  }),
  endpoint({
    methods: ["GET", "POST"],
    path: "registered-models/search",
    request: pageFields,
    renames: renamesOfPage,
    answer: findModels,
  }),
  // What clients before 2.0 call as well.
  endpoint({
    methods: ["GET"],
    path: "registered-models/list",
    request: pageFields,
    renames: renamesOfPage,
    answer: findModels,
  }),
  endpoint({
    methods: ["PATCH"],
    path: "registered-models/update",
    request: { name, description: valueText() },
    async answer(caller, asked) {
      await updateRegisteredModel(caller, asked);
      return { registered_model: toRegisteredModel(await getRegisteredModel(caller, { name: asked.name })) };
    },
  }),
  endpoint({
    methods: ["POST"],
    path: "registered-models/rename",
    request: { name, new_name: requiredText() },
    async answer(caller, asked) {
      await renameRegisteredModel(caller, { name: asked.name, newName: asked.new_name });
      const renamed = await getRegisteredModel(caller, { name: asked.new_name });
      return { registered_model: toRegisteredModel(renamed) };
    },
  }),
  endpoint({
    methods: ["DELETE"],
    path: "registered-models/delete",
    request: { name },
    async answer(caller, asked) {
      await deleteRegisteredModel(caller, asked);
      return {};
    },
  }),
  // POST from Python, GET from Java.
  endpoint({
    methods: ["POST", "GET"],
    path: "registered-models/get-latest-versions",
    request: { name, stages: list(requiredText()) },
    async answer(caller, asked) {
      return { model_versions: (await getLatestVersions(caller, asked)).map(toModelVersion) };
    },
  }),
  endpoint({
    methods: ["POST"],
    path: "registered-models/set-tag",
    request: { name, key: requiredText(), value: valueText() },
    renames: { "tag.key": "key", "tag.value": "value" },
    async answer(caller, asked) {
      await setRegisteredModelTag(caller, { name: asked.name, tag: { key: asked.key, value: asked.value } });
      return {};
    },
  }),
  endpoint({
    methods: ["DELETE"],
    path: "registered-models/delete-tag",
    request: { name, key: requiredText() },
    async answer(caller, asked) {
      await deleteRegisteredModelTag(caller, asked);
      return {};
    },
  }),
  endpoint({
    methods: ["POST"],
    path: "registered-models/alias",
    request: { name, alias, version: requiredText() },
    async answer(caller, { version, ...asked }) {
      await setAlias(caller, { ...asked, version: toVersion(version) });
      return {};
    },
  }),
  endpoint({
    methods: ["DELETE"],
    path: "registered-models/alias",
    request: { name, alias },
    async answer(caller, asked) {
      await deleteAlias(caller, asked);
      return {};
    },
  }),
  endpoint({
    methods: ["GET"],
    path: "registered-models/alias",
    request: { name, alias },
    async answer(caller, asked) {
      return { model_version: toModelVersion(await getVersionByAlias(caller, asked)) };
    },
  }),
];

async function findModels(caller: Caller, message: Message<typeof pageFields>) {
  const { models, nextPageToken } = await searchRegisteredModels(caller, {
    filter: message.filter,
    orderBy: message.order_by,
    limit: message.max_results || undefined,
    pageToken: message.page_token || undefined,
  });
  return { registered_models: models.map(toRegisteredModel), next_page_token: nextPageToken };
}
