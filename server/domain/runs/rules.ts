import { invalid, notFound } from "#server/core/errors.ts";
import type { Param, Tag } from "./schema.ts";

/** The tag that always equals the run's name. */
export const NAME_TAG = "mlflow.runName";

/** The tag that names the run this one is nested in. */
export const PARENT_TAG = "mlflow.parentRunId";

/** The tag that says who trains. */
export const USER_TAG = "mlflow.user";

const RUN_ID = /^[0-9a-f]{32}$/u;

/** Missing and another team's are the same. Optuna's storage reads these very words. */
export const noRun = (runId: string) => notFound(`Run with id=${runId} not found`);

/** The id as the database has it. @throws AppError `notFound` for a text that is no known run's id. */
export function toUuid(runId: string): string {
  if (!RUN_ID.test(runId)) throw noRun(runId);
  return `${runId.slice(0, 8)}-${runId.slice(8, 12)}-${runId.slice(12, 16)}-${runId.slice(16, 20)}-${runId.slice(20)}`;
}

/** The id as everybody else has it. */
export const toRunId = (uuid: string): string => uuid.replaceAll("-", "");

/** The ids among these that a run can have, as the database has them. */
export const toUuids = (runIds: readonly string[]): string[] =>
  runIds.filter((runId) => RUN_ID.test(runId)).map(toUuid);

/** Refuses whatever an archived run does not take; a finished one takes everything. @throws AppError `invalid` */
export function assertActive(run: { id: string; lifecycleStage: "active" | "deleted" }): void {
  if (run.lifecycleStage === "active") return;
  throw invalid(
    `The run ${toRunId(run.id)} must be in the 'active' state. Current state is ${run.lifecycleStage}.`,
  );
}

/** A run's name: the one given, else the one its tag gives; undefined asks for a generated one. @throws AppError `invalid` when both are given and differ. */
export function resolveName(given: string | undefined, tags: readonly Tag[]): string | undefined {
  const tagged = valueOf(tags, NAME_TAG);
  if (given && tagged !== undefined && given !== tagged) {
    throw invalid(
      `Both 'run_name' argument and 'mlflow.runName' tag are specified, but with different values (run_name='${given}', mlflow.runName='${tagged}').`,
    );
  }
  return given || tagged || undefined;
}

/** The run a tag says this one is nested in, as the database has it; null when the tag names nothing a run can have as its id. */
export function parentOf(value: string | undefined): string | null {
  return value !== undefined && RUN_ID.test(value) ? toUuid(value) : null;
}

/** The value of a tag; of a repeated key the last counts. */
export function valueOf(tags: readonly Tag[], key: string): string | undefined {
  return tags.findLast((tag) => tag.key === key)?.value;
}

/** What one batch may hold, in MLflow's numbers and words. @throws AppError `invalid` */
export function assertBatchFits(counts: { metrics: number; params: number; tags: number }): void {
  const limits: [subject: string, count: number, most: number][] = [
    ["metrics", counts.metrics, 1_000],
    ["params", counts.params, 100],
    ["tags", counts.tags, 100],
    ["metrics, params, and tags", counts.metrics + counts.params + counts.tags, 1_000],
  ];
  for (const [subject, count, most] of limits) {
    if (count <= most) continue;
    throw invalid(
      `A batch logging request can contain at most ${most} ${subject}. Got ${count} ${subject}. Please split up ${subject} across multiple requests and try again.`,
    );
  }
}

/** @throws AppError `invalid` when a batch holds a param's key twice. */
export function assertKeysDiffer(params: readonly Param[]): void {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const { key } of params) (seen.has(key) ? repeated : seen).add(key);
  if (repeated.size === 0) return;
  const keys = [...repeated].map((key) => `'${key}'`).join(", ");
  throw invalid(
    `Duplicate parameter keys have been submitted: [${keys}]. Please ensure the request contains only one param value per param key.`,
  );
}

/** A name cannot be emptied by its tag. @throws AppError `invalid` */
export function assertNameStays(tags: readonly Tag[]): void {
  if (valueOf(tags, NAME_TAG) === "") {
    throw invalid(`The tag ${NAME_TAG} is the run's name: it cannot be empty.`);
  }
}
