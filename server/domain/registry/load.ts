import { and, eq, max, sql } from "drizzle-orm";
import { modelVersions, registeredModels } from "#db/schema/index.ts";
import type { Reader, Tx } from "#server/core/database.ts";
import { findAlias } from "./find-alias.ts";
import { readVersions, type VersionKey } from "./read-versions.ts";
import { noAlias, noModel, noVersion } from "./rules.ts";
import type { ModelVersion } from "./schema.ts";

/** A registered model as the database identifies it. */
export type StoredModel = { id: number; name: string; description: string };

const columns = {
  id: registeredModels.id,
  name: registeredModels.name,
  description: registeredModels.description,
};

/** The team's model with this name. @throws AppError `notFound` */
export async function loadModel(db: Reader, teamId: number, name: string): Promise<StoredModel> {
  const [model] = await db.select(columns).from(registeredModels).where(isNamed(teamId, name));
  if (!model) throw noModel(name);
  return model;
}

/** The same for a change, locked until the transaction ends: what is decided from its aliases and versions stays true. @throws AppError `notFound` */
export async function lockModel(tx: Tx, teamId: number, name: string): Promise<StoredModel> {
  const [model] = await selectLocked(tx, teamId, name);
  if (!model) throw noModel(name);
  return model;
}

const selectLocked = (tx: Tx, teamId: number, name: string): Promise<StoredModel[]> =>
  tx.select(columns).from(registeredModels).where(isNamed(teamId, name)).for("no key update");

/** Notes that a model was changed. */
export async function touchModel(tx: Tx, teamId: number, id: number, now: Date): Promise<void> {
  await tx
    .update(registeredModels)
    .set({ updatedAtMs: now.getTime() })
    .where(and(eq(registeredModels.teamId, teamId), eq(registeredModels.id, id)));
}

/** Largest number the column holds; anything above names no version. */
const VERSION_MAX = 2_147_483_647;

/** The team's version, with its tags and aliases. @throws AppError `notFound` */
export async function loadVersion(
  db: Reader,
  teamId: number,
  name: string,
  version: number,
): Promise<ModelVersion> {
  const [key] = version > 0 && version <= VERSION_MAX ? await findKey(db, teamId, name, version) : [];
  const [found] = key ? await readVersions(db, teamId, [key]) : [];
  if (!found) throw noVersion(name, version);
  return found;
}

/**
 * The team's version that an alias points at; `latest` is the highest, whatever its stage.
 *
 * @throws AppError `notFound` for the model, `precondition` when it has no such alias.
 */
export async function loadAliased(
  db: Reader,
  teamId: number,
  name: string,
  alias: string,
): Promise<ModelVersion> {
  const { id } = await loadModel(db, teamId, name);
  const isLatest = alias.toLowerCase() === "latest";
  const version = await (isLatest ? findHighest(db, teamId, id) : findAlias(db, teamId, id, alias));
  if (version === undefined) throw noAlias(alias);
  return loadVersion(db, teamId, name, version);
}

async function findHighest(db: Reader, teamId: number, modelId: number): Promise<number | undefined> {
  const [row] = await db
    .select({ version: max(modelVersions.version) })
    .from(modelVersions)
    .where(and(eq(modelVersions.teamId, teamId), eq(modelVersions.registeredModelId, modelId)));
  return row?.version ?? undefined;
}

function findKey(db: Reader, teamId: number, name: string, version: number): Promise<VersionKey[]> {
  return db
    .select({ modelId: modelVersions.registeredModelId, version: modelVersions.version })
    .from(modelVersions)
    .innerJoin(
      registeredModels,
      and(
        eq(registeredModels.teamId, modelVersions.teamId),
        eq(registeredModels.id, modelVersions.registeredModelId),
      ),
    )
    .where(and(isNamed(teamId, name), eq(modelVersions.version, version)));
}

/** The version for a change, with its model, which is locked. @throws AppError `notFound` */
export async function lockVersion(
  tx: Tx,
  teamId: number,
  name: string,
  version: number,
): Promise<{ model: StoredModel; version: ModelVersion }> {
  const [model] = await selectLocked(tx, teamId, name);
  if (!model) throw noVersion(name, version);
  return { model, version: await loadVersion(tx, teamId, name, version) };
}

/** The one row of a version, as a condition. */
export const isVersion = (teamId: number, modelId: number, version: number) =>
  and(
    eq(modelVersions.teamId, teamId),
    eq(modelVersions.registeredModelId, modelId),
    eq(modelVersions.version, version),
  );

const isNamed = (teamId: number, name: string) =>
  and(eq(registeredModels.teamId, teamId), sql`${registeredModels.name} = ${name}::text`);
