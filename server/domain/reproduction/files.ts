import { and, or, sql } from "drizzle-orm";
import { artifacts } from "#db/schema/index.ts";
import type { Caller } from "#server/auth/caller.ts";
import type { Reader } from "#server/core/database.ts";
import { below } from "#server/domain/artifacts/below.ts";
import { openArtifact } from "#server/domain/artifacts/index.ts";
import { isKeptHere, pathOfUri } from "#server/domain/artifacts/roots.ts";
import { environmentNames } from "./environment.ts";

const filesMax = 50;
/** An environment file is a few kilobytes; a version stands near its top. */
const headBytes = 16 * 1024;

/** Paths of environment files among a run's artifacts and those of the models it made, at most 50. */
export async function findEnvironmentFiles(
  db: Reader,
  teamId: number,
  artifactUri: string,
  modelIds: readonly string[],
): Promise<string[]> {
  if (!isKeptHere(artifactUri)) return [];
  const runRoot = pathOfUri(artifactUri);
  const experimentRoot = runRoot.split("/").slice(0, -2).join("/");
  const modelRoots = modelIds
    .filter((modelId) => /^m-[0-9a-f]+$/u.test(modelId))
    .map((modelId) => `${experimentRoot}/models/${modelId}/artifacts`);
  const isEnvironment = sql`${artifacts.path} ~ ${`/(${environmentNames.map(escapeDots).join("|")})$`}`;
  const rows = await db
    .select({ path: artifacts.path })
    .from(artifacts)
    .where(and(or(...[runRoot, ...modelRoots].map((root) => below(teamId, root))), isEnvironment))
    .limit(filesMax);
  return rows.map(({ path }) => path);
}

/** The Python version that `python_env.yaml` or `conda.yaml` names, e.g. `3.11.9`. */
export async function readPythonVersion(
  caller: Caller,
  paths: readonly string[],
): Promise<string | undefined> {
  for (const name of ["python_env.yaml", "conda.yaml"]) {
    const path = paths.find((candidate) => candidate.endsWith(`/${name}`));
    if (path === undefined) continue;
    const file = await openArtifact(caller, { path });
    const head = file.sizeBytes === 0 ? "" : await textOf(await file.read({ first: 0, last: headBytes - 1 }));
    const version = /^\s*(?:-\s*)?python\s*[:=]+\s*["']?(?<version>\d+\.\d+(?:\.\d+)?)\b/mu.exec(head)
      ?.groups?.["version"];
    if (version !== undefined) return version;
  }
  return undefined;
}

const textOf = (stream: ReadableStream<Uint8Array>) => new Response(stream).text();
const escapeDots = (name: string) => name.replaceAll(".", String.raw`\.`);
