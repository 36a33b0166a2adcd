import { invalid, notFound } from "#server/core/errors.ts";
import type { Experiment } from "./schema.ts";

/** The tag that holds an experiment's or a run's description, in markdown. */
export const NOTE_TAG = "mlflow.note.content";

/** Refuses whatever an archived experiment does not take. @throws AppError `invalid` */
export function assertActive({ id, lifecycleStage }: Pick<Experiment, "id" | "lifecycleStage">): void {
  if (lifecycleStage !== "active") throw archivedExperiment(id);
}

/** What an archived experiment answers to changes and new runs. */
export const archivedExperiment = (id: number) =>
  invalid(`The experiment ${id} must be in the 'active' state. Current state is deleted. Restore it first.`);

/** Missing, another team's, or not in the asked stage: the same words for each. */
export const noExperiment = (id: number) => notFound(`No Experiment with id=${id} exists`);

/**
 * The address clients are given for artifacts. An empty one keeps them here, under the experiment's id; a relative
 * path is a folder here; any other address is the client's own store, which this server never opens.
 *
 * @throws AppError `invalid` for addresses that could not hold artifacts or would send them to another tracking server.
 */
export function resolveArtifactLocation(asked: string | undefined, id: number): string {
  if (asked === undefined || asked === "") return `${HERE}${id}`;
  const problem = findLocationProblem(asked);
  if (problem !== undefined) throw invalid(`Invalid artifact location '${asked}': ${problem}`);
  if (asked.startsWith("mlflow-artifacts:") || asked.startsWith("/") || SCHEME.test(asked)) return asked;
  return HERE + asked.replace(/^(?:\.\/)+/u, "");
}

const HERE = "mlflow-artifacts:/";
const SCHEME = /^[a-z][a-z0-9+.-]*:/iu;

function findLocationProblem(location: string): string | undefined {
  const { scheme, path, query } = split(location);
  if (location.includes("#")) return "it must not have a fragment ('#').";
  if (path.includes(";")) return "it must not have URL parameters (';').";
  if (query.includes("..")) return "its query must not contain '..'.";
  if (scheme === "runs") return "it must not be inside a run.";
  if (!["", "mlflow-artifacts"].includes(scheme)) return undefined;
  if (path.split("/").includes("..")) return "it must not contain '..'.";
  if (scheme !== "" && path.startsWith("//")) return "it must not name another server.";
  return undefined;
}

function split(location: string): { scheme: string; path: string; query: string } {
  const scheme = SCHEME.exec(location)?.[0] ?? "";
  const rest = location.slice(scheme.length);
  const end = rest.indexOf("?");
  return {
    scheme: scheme.slice(0, -1).toLowerCase(),
    path: end === -1 ? rest : rest.slice(0, end),
    query: end === -1 ? "" : rest.slice(end + 1),
  };
}
