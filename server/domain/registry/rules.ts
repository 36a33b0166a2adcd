import { conflict, invalid, notFound, precondition } from "#server/core/errors.ts";
import { excerpt } from "#server/core/excerpt.ts";

/** Where a version stands, as MLflow had it before aliases. */
export const STAGES = ["None", "Staging", "Production", "Archived"] as const;
export type Stage = (typeof STAGES)[number];

/** The tag by which MLflow tells a prompt from a model. */
export const PROMPT_TAG = "mlflow.prompt.is_prompt";
/** The tags that hold a prompt's text, and whether that is one text or a chat. */
export const PROMPT_TEXT_TAG = "mlflow.prompt.text";
export const PROMPT_TYPE_TAG = "_mlflow_prompt_type";

export const isPrompt = (tags: readonly { key: string; value: string }[]): boolean =>
  tags.some(({ key, value }) => key === PROMPT_TAG && value.toLowerCase() === "true");

/** Missing and another team's are the same; the words are MLflow's. */
export const noModel = (name: string) => notFound(`Registered Model with name=${name} not found`);

export const noVersion = (name: string, version: number) =>
  notFound(`Model Version (name=${name}, version=${version}) not found`);

/** Clients expect a 400 for an unknown alias of a known model. */
export const noAlias = (alias: string) => precondition(`Registered model alias ${alias} not found.`);

/**
 * Two people who move an alias at once: the second one is told, and decides again.
 *
 * @throws AppError `conflict` when the alias is not where the caller saw it.
 */
export function assertUnmoved(
  alias: string,
  current: number | undefined,
  expected: number | null | undefined,
): void {
  if (expected === undefined || (current ?? null) === expected) return;
  const now = current === undefined ? "points at no version" : `points at version ${current}`;
  throw conflict(
    `Somebody moved '${excerpt(alias)}' meanwhile: it ${now} now. Look at the model again, then decide.`,
  );
}

/** Models and prompts share their names: the sentence says which of them has it. */
export function nameIsTaken(name: string, holder: "model" | "prompt"): Error {
  if (holder === "model") return conflict(`Registered Model (name=${name}) already exists.`);
  return conflict(
    `Registered Model (name=${name}) already exists: the name is already taken by a prompt. Models and prompts share their names, so choose another one.`,
  );
}

/** The stage that a text names, in any case. */
export const findStage = (written: string): Stage | undefined =>
  STAGES.find((stage) => stage.toLowerCase() === written.toLowerCase());

/** Only a stage that serves has versions to make room for. @throws AppError `invalid` */
export function assertMakesRoom(stage: Stage): void {
  if (stage === "Staging" || stage === "Production") return;
  throw invalid(
    `Model version transition cannot archive existing model versions because '${stage}' is not an Active stage. Valid stages are Staging, Production.`,
  );
}

/** Why a text can be no model's name; it becomes part of addresses such as `models:/name/1`. */
export function findNameProblem(name: string): string | undefined {
  if (name.trim() === "") return "Registered model name cannot be empty.";
  if (/[/:]/u.test(name)) return "A registered model's name cannot contain '/' or ':'.";
  return name === "." || name === ".." ? "A registered model's name cannot be a relative path." : undefined;
}

/** Why a text can be no alias, in MLflow's words: some would read as versions in `models:/name@alias`. */
export function findAliasProblem(alias: string): string | undefined {
  if (alias === "") return "Registered model alias name cannot be empty.";
  if (!/^[\p{L}\p{N}_-]+$/u.test(alias)) {
    return `Invalid alias name: '${excerpt(alias)}'. Names may only contain alphanumerics, underscores (_), and dashes (-).`;
  }
  if (alias.toLowerCase() === "latest") return "'latest' alias name (case insensitive) is reserved.";
  return /^v\d+$/iu.test(alias) ? `Version alias name '${alias}' is reserved.` : undefined;
}
