import { and, asc, desc, eq, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import {
  modelVersions,
  registeredModelAliases,
  registeredModels,
  registeredModelTags,
} from "#db/schema/index.ts";
import { readAuthor } from "#server/core/author.ts";
import type { Reader } from "#server/core/database.ts";
import { readVersions, type VersionKey } from "./read-versions.ts";
import type { ModelVersion, RegisteredModel } from "./schema.ts";

/** The models with these ids, in their order, with tags, aliases and latest versions: seven statements however many they are. */
export async function readModels(
  db: Reader,
  teamId: number,
  ids: readonly number[],
): Promise<RegisteredModel[]> {
  if (ids.length === 0) return [];
  const [rows, tags, aliases, latest] = await Promise.all([
    selectModels(db, teamId, ids),
    selectTags(db, teamId, ids),
    selectAliases(db, teamId, ids),
    findLatest(db, teamId, ids),
  ]);
  const found = rows.map(({ createdBy, ...row }): RegisteredModel =>
    Object.assign(row, { createdBy: readAuthor(createdBy), tags: [], aliases: [], latestVersions: [] }),
  );
  const byId = new Map(found.map((model) => [model.id, model]));
  for (const { modelId, key, value } of tags) byId.get(modelId)?.tags.push({ key, value });
  for (const { modelId, alias, version } of aliases) byId.get(modelId)?.aliases.push({ alias, version });
  const versions = await readVersions(db, teamId, latest);
  for (const [place, { modelId }] of latest.entries())
    push(byId.get(modelId)?.latestVersions, versions[place]);
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** A version that was deleted between two statements is left out. */
function push(list: ModelVersion[] | undefined, version: ModelVersion | undefined): void {
  if (version) list?.push(version);
}

/** The highest version of each stage of these models. */
export function findLatest(db: Reader, teamId: number, ids: readonly number[]): Promise<VersionKey[]> {
  const { registeredModelId: modelId, stage, version } = modelVersions;
  return db
    .selectDistinctOn([modelId, stage], { modelId, version })
    .from(modelVersions)
    .where(and(eq(modelVersions.teamId, teamId), isOneOf(modelId, ids)))
    .orderBy(asc(modelId), asc(stage), desc(version));
}

function selectModels(db: Reader, teamId: number, ids: readonly number[]) {
  const { id, name, description, createdAtMs, updatedAtMs, createdBy } = registeredModels;
  return db
    .select({ id, name, description, createdAtMs, updatedAtMs, createdBy })
    .from(registeredModels)
    .where(and(eq(registeredModels.teamId, teamId), isOneOf(id, ids)));
}

function selectTags(db: Reader, teamId: number, ids: readonly number[]) {
  const { registeredModelId: modelId, key, value } = registeredModelTags;
  return db
    .select({ modelId, key, value })
    .from(registeredModelTags)
    .where(and(eq(registeredModelTags.teamId, teamId), isOneOf(modelId, ids)))
    .orderBy(asc(key));
}

function selectAliases(db: Reader, teamId: number, ids: readonly number[]) {
  const { registeredModelId: modelId, alias, version } = registeredModelAliases;
  return db
    .select({ modelId, alias, version })
    .from(registeredModelAliases)
    .where(and(eq(registeredModelAliases.teamId, teamId), isOneOf(modelId, ids)))
    .orderBy(asc(alias));
}

/** One array parameter, however many there are. */
const isOneOf = (column: PgColumn, ids: readonly number[]) => sql`${column} = any(${sql.param(ids)}::int8[])`;
