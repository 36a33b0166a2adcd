import { invalid } from "#server/core/errors.ts";

/** What the source of a version names. `kept` is a path below the team's own artifacts. */
export type Source =
  | { kind: "local" }
  | { kind: "hostile" }
  | { kind: "run"; runId: string }
  | { kind: "loggedModel"; loggedModelId: string }
  | { kind: "version"; name: string; version: number }
  | { kind: "alias"; name: string; alias: string }
  /** A stage, `latest`, or nothing the registry knows: no one version that could be kept. */
  | { kind: "moving" }
  | { kind: "kept"; path: string }
  | { kind: "elsewhere" };

/** Reads the address that a version is to be made from. */
export function readSource(source: string): Source {
  const scheme = /^([a-z][a-z0-9+.-]+):/iu.exec(source)?.[1]?.toLowerCase();
  if (scheme === undefined || scheme === "file") return { kind: "local" };
  if (isHostile(source.slice(scheme.length + 1))) return { kind: "hostile" };
  return (
    readRun(source) ??
    readLoggedModel(source) ??
    readVersion(source) ??
    readAlias(source) ??
    readMoving(source) ??
    readKept(source) ?? { kind: "elsewhere" }
  );
}

function readRun(source: string): Source | undefined {
  const runId = /^runs:\/+([^/]+)/iu.exec(source)?.[1];
  return runId === undefined ? undefined : { kind: "run", runId };
}

function readLoggedModel(source: string): Source | undefined {
  const loggedModelId = /^models:\/+(m-[^/@]+)\/?$/iu.exec(source)?.[1];
  return loggedModelId === undefined ? undefined : { kind: "loggedModel", loggedModelId };
}

function readVersion(source: string): Source | undefined {
  const [, name, version] = /^models:\/+([^/]+)\/(\d+)$/iu.exec(source) ?? [];
  return name === undefined || version === undefined
    ? undefined
    : { kind: "version", name, version: Number(version) };
}

function readAlias(source: string): Source | undefined {
  const [, name, alias] = /^models:\/+([^/]+)@([^/@]+)$/iu.exec(source) ?? [];
  return name === undefined || alias === undefined ? undefined : { kind: "alias", name, alias };
}

const readMoving = (source: string): Source | undefined =>
  /^models:/iu.test(source) ? { kind: "moving" } : undefined;

const keptHere =
  /^(?:mlflow-artifacts:(?:\/\/[^/]*)?|https?:\/\/.*?\/api\/2\.0\/mlflow-artifacts\/artifacts)\/+(.*)$/isu;

function readKept(source: string): Source | undefined {
  const path = keptHere.exec(source)?.[1];
  return path === undefined ? undefined : { kind: "kept", path: path.replace(/\/+$/u, "") };
}

/** Whether a source lies in the folder of this address. */
export function isInside(source: string, folderUri: string): boolean {
  const [inner, outer] = [readSource(source), readSource(folderUri)];
  const [path, folder] =
    inner.kind === "kept" && outer.kind === "kept" ? [inner.path, outer.path] : [source, folderUri];
  return path === folder || path.startsWith(`${folder}/`);
}

/** As often as MLflow's own client decodes what it is given. */
const decodingRoundsMax = 10;

/** Whether the address, however often it is decoded, could lead out of where it seems to point. */
function isHostile(rest: string): boolean {
  let spelling = rest;
  for (let round = 0; round <= decodingRoundsMax; round += 1) {
    if (leadsAstray(spelling)) return true;
    const decoded = decode(spelling);
    if (decoded === spelling) return false;
    spelling = decoded;
  }
  return true;
}

function leadsAstray(rest: string): boolean {
  // oxlint-disable-next-line no-control-regex
  if (/[\u0000-\u001f\u007f]/u.test(rest)) return true;
  const path = rest.replace(/^\/\/[^/]*/u, "").replace(/[?#].*$/su, "");
  const names = path.replaceAll("\\", "/").split("/");
  return (
    names.some((name) => name === ".." || name === ".") ||
    rest
      .split("?")
      .slice(1)
      .some((query) => query.includes(".."))
  );
}

const decode = (text: string): string =>
  text.replaceAll(/(?:%[0-9a-f]{2})+/giu, (encoded) => {
    try {
      return decodeURIComponent(encoded);
    } catch {
      return encoded.replaceAll(/%[0-7][0-9a-f]/giu, decodeURIComponent);
    }
  });

/** The refusals of a source, in MLflow's words. */
export const localSource = (source: string, id: "run_id" | "model_id") => {
  const owner = id === "run_id" ? "run" : "model";
  return invalid(
    `Invalid model version source: '${source}'. To use a local path as a model version source, the ${id} request parameter has to be specified and the local path has to be contained within the artifact directory of the ${owner} specified by the ${id}.`,
  );
};

export const hostileSource = (source: string) =>
  invalid(
    `Invalid model version source: '${source}'. If supplying a source as an http, https, local file path, ftp, objectstore, or mlflow-artifacts uri, an absolute path must be provided without relative path references present. Please provide an absolute path.`,
  );

export const movingSource = (source: string) =>
  invalid(
    `Invalid model version source: '${source}'. Name one version by its number or an alias (models:/<name>/<version>, models:/<name>@<alias>), or a logged model (models:/m-<id>).`,
  );

export const foreignSource = (source: string, id: "run_id" | "model_id") =>
  invalid(
    `Invalid model version source: '${source}'. The ${id} request parameter must identify the resource that contains the source.`,
  );
