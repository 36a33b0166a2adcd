import { choice, integer, list, requiredText, text, valueText } from "./fields.ts";

/** A run's id, under its older name as well. */
export const runId = () => requiredText("run_uuid");

/** A tag or a param. */
export const tag = { key: requiredText(), value: valueText() };

/** What every search takes. */
export const pageFields = {
  filter: text(),
  max_results: integer(),
  order_by: list(requiredText()),
  page_token: text(),
};

/** What searches call these fields inside. */
export const renamesOfPage = { limit: "max_results", orderBy: "order_by.*", pageToken: "page_token" };

/** Which stages of life a search looks at. */
export const viewType = () =>
  choice([
    ["ACTIVE_ONLY", 1, "active"],
    ["DELETED_ONLY", 2, "deleted"],
    ["ALL", 3, "all"],
  ] as const);
