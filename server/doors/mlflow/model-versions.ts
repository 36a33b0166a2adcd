import {
  createModelVersion,
  deleteModelVersion,
  deleteModelVersionTag,
  getModelVersion,
  searchModelVersions,
  setModelVersionTag,
  transitionStage,
  updateModelVersion,
} from "#server/domain/registry/index.ts";
import { endpoint, type Endpoint } from "./endpoint.ts";
import { boolean, list, nested, requiredText, text, valueText } from "./fields.ts";
import { missingValue } from "./field-errors.ts";
import { toModelVersion, toVersion } from "./registered-models-message.ts";
import { pageFields, renamesOfPage, tag } from "./shared-fields.ts";

const one = { name: requiredText(), version: requiredText() };

/** Versions of registered models. */
export const modelVersionEndpoints: readonly Endpoint[] = [
  endpoint({
    methods: ["POST"],
    path: "model-versions/create",
    request: {
      name: requiredText(),
      source: requiredText(),
      run_id: text(),
      tags: list(nested(tag)),
      run_link: text(),
      description: text(),
      model_id: text(),
    },
    renames: { loggedModelId: "model_id" },
    async answer(caller, { run_id, run_link, model_id, ...asked }) {
      const origin = { runId: run_id, runLink: run_link, loggedModelId: model_id };
      return { model_version: toModelVersion(await createModelVersion(caller, { ...asked, ...origin })) };
    },
  }),
  endpoint({
    methods: ["GET"],
    path: "model-versions/get",
    request: one,
    async answer(caller, { name, version }) {
      const found = await getModelVersion(caller, { name, version: toVersion(version) });
      return { model_version: toModelVersion(found) };
    },
  }),
  endpoint({
    methods: ["GET", "POST"],
    path: "model-versions/search",
    request: pageFields,
    renames: renamesOfPage,
    async answer(caller, message) {
      const { versions, nextPageToken } = await searchModelVersions(caller, {
        filter: message.filter,
        orderBy: message.order_by,
        limit: message.max_results || undefined,
        pageToken: message.page_token || undefined,
      });
      return { model_versions: versions.map(toModelVersion), next_page_token: nextPageToken };
    },
  }),
  endpoint({
    methods: ["PATCH"],
    path: "model-versions/update",
    request: { ...one, description: valueText() },
    async answer(caller, { name, version, description }) {
      const asked = { name, version: toVersion(version), description };
      return { model_version: toModelVersion(await updateModelVersion(caller, asked)) };
    },
  }),
  endpoint({
    methods: ["POST"],
    path: "model-versions/transition-stage",
    request: { ...one, stage: requiredText(), archive_existing_versions: boolean() },
    async answer(caller, { name, version, stage, archive_existing_versions: archiveExisting }) {
      if (archiveExisting === undefined) throw missingValue("archive_existing_versions");
      const asked = { name, version: toVersion(version), stage, archiveExisting };
      return { model_version: toModelVersion(await transitionStage(caller, asked)) };
    },
  }),
  endpoint({
    methods: ["DELETE"],
    path: "model-versions/delete",
    request: one,
    async answer(caller, { name, version }) {
      await deleteModelVersion(caller, { name, version: toVersion(version) });
      return {};
    },
  }),
  endpoint({
    methods: ["GET"],
    path: "model-versions/get-download-uri",
    request: one,
    async answer(caller, { name, version }) {
      const found = await getModelVersion(caller, { name, version: toVersion(version) });
      return { artifact_uri: found.downloadUri };
    },
  }),
  endpoint({
    methods: ["POST"],
    path: "model-versions/set-tag",
    request: { ...one, key: requiredText(), value: valueText() },
    renames: { "tag.key": "key", "tag.value": "value" },
    async answer(caller, { name, version, key, value }) {
      await setModelVersionTag(caller, { name, version: toVersion(version), tag: { key, value } });
      return {};
    },
  }),
  endpoint({
    methods: ["DELETE"],
    path: "model-versions/delete-tag",
    request: { ...one, key: requiredText() },
    async answer(caller, { name, version, key }) {
      await deleteModelVersionTag(caller, { name, version: toVersion(version), key });
      return {};
    },
  }),
];
