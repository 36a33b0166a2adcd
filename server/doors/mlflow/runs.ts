import { listRunData } from "#server/domain/data/index.ts";
import {
  createRun,
  deleteRun,
  deleteRunTag,
  getRun,
  restoreRun,
  searchRuns,
  setRunTags,
  updateRun,
} from "#server/domain/runs/index.ts";
import { endpoint, type Endpoint } from "./endpoint.ts";
import { toExperimentId, toExperimentIds } from "./experiment-message.ts";
import { choice, integer, list, nested, requiredText, text, valueText } from "./fields.ts";
import { toRun, toRunInfo } from "./run-message.ts";
import { pageFields, renamesOfPage, runId, tag, viewType } from "./shared-fields.ts";

const status = () =>
  choice([
    ["RUNNING", 1, "RUNNING"],
    ["SCHEDULED", 2, "SCHEDULED"],
    ["FINISHED", 3, "FINISHED"],
    ["FAILED", 4, "FAILED"],
    ["KILLED", 5, "KILLED"],
  ] as const);

/** The life of runs: made, read, changed, archived, found. */
export const runEndpoints: readonly Endpoint[] = [
  endpoint({
    methods: ["POST"],
    path: "runs/create",
    request: {
      experiment_id: text(),
      user_id: text(),
      run_name: text(),
      start_time: integer(),
      tags: list(nested(tag)),
    },
    renames: { name: "run_name", startTimeMs: "start_time" },
    async answer(caller, message) {
      const run = await createRun(caller, {
        experimentId: toExperimentId(message.experiment_id || "0"),
        name: message.run_name,
        userId: message.user_id,
        startTimeMs: message.start_time,
        tags: message.tags,
      });
      return { run: toRun(run) };
    },
  }),
  endpoint({
    methods: ["GET"],
    path: "runs/get",
    request: { run_id: runId() },
    async answer(caller, { run_id }) {
      const [run, data] = await Promise.all([
        getRun(caller, { runId: run_id }),
        listRunData(caller, { runIds: [run_id] }),
      ]);
      return { run: toRun(run, data.get(run.id)) };
    },
  }),
  endpoint({
    methods: ["POST"],
    path: "runs/update",
    request: { run_id: runId(), status: status(), end_time: integer(), run_name: text() },
    renames: { name: "run_name", endTimeMs: "end_time" },
    async answer(caller, message) {
      const run = await updateRun(caller, {
        runId: message.run_id,
        status: message.status,
        endTimeMs: message.end_time,
        name: message.run_name,
      });
      return { run_info: toRunInfo(run) };
    },
  }),
  endpoint({
    methods: ["POST"],
    path: "runs/delete",
    request: { run_id: runId() },
    async answer(caller, { run_id }) {
      await deleteRun(caller, { runId: run_id });
      return {};
    },
  }),
  endpoint({
    methods: ["POST"],
    path: "runs/restore",
    request: { run_id: runId() },
    async answer(caller, { run_id }) {
      await restoreRun(caller, { runId: run_id });
      return {};
    },
  }),
  endpoint({
    methods: ["POST"],
    path: "runs/set-tag",
    request: { run_id: runId(), key: requiredText(), value: valueText() },
    renames: { "tags.key": "key", "tags.value": "value" },
    async answer(caller, { run_id, key, value }) {
      await setRunTags(caller, { runId: run_id, tags: [{ key, value }] });
      return {};
    },
  }),
  endpoint({
    methods: ["POST"],
    path: "runs/delete-tag",
    request: { run_id: runId(), key: requiredText() },
    async answer(caller, { run_id, key }) {
      await deleteRunTag(caller, { runId: run_id, key });
      return {};
    },
  }),
  endpoint({
    methods: ["POST"],
    path: "runs/search",
    request: { ...pageFields, experiment_ids: list(requiredText()), run_view_type: viewType() },
    renames: renamesOfPage,
    async answer(caller, message) {
      const { runs, nextPageToken } = await searchRuns(caller, {
        experimentIds: toExperimentIds(message.experiment_ids),
        filter: message.filter,
        view: message.run_view_type,
        orderBy: message.order_by,
        limit: message.max_results,
        pageToken: message.page_token || undefined,
      });
      const data = await listRunData(caller, { runIds: runs.map(({ id }) => id) });
      return { runs: runs.map((run) => toRun(run, data.get(run.id))), next_page_token: nextPageToken };
    },
  }),
];
