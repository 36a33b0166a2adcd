import { and, asc, eq, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import {
  modelVersions,
  modelVersionTags,
  registeredModelAliases,
  registeredModels,
} from "#db/schema/index.ts";
import { readAuthor } from "#server/core/author.ts";
import type { Reader } from "#server/core/database.ts";
import type { ModelVersion } from "./schema.ts";

/** A version as the database identifies it. */
export type VersionKey = { modelId: number; version: number };

/** The versions with these keys, in their order, with tags and aliases: three statements however many they are. */
export async function readVersions(
  db: Reader,
  teamId: number,
  keys: readonly VersionKey[],
): Promise<ModelVersion[]> {
  if (keys.length === 0) return [];
  const [rows, tags, aliases] = await Promise.all([
    selectVersions(db, teamId, keys),
    selectTags(db, teamId, keys),
    selectAliases(db, teamId, keys),
  ]);
  const byKey = new Map(
    rows.map(({ modelId, createdBy, ...row }) => [
      nameKey({ modelId, version: row.version }),
      Object.assign(row, {
        createdBy: readAuthor(createdBy),
        tags: [],
        aliases: [],
      }) satisfies ModelVersion as ModelVersion,
    ]),
  );
  for (const { key, value, ...of } of tags) byKey.get(nameKey(of))?.tags.push({ key, value });
  for (const { alias, ...of } of aliases) byKey.get(nameKey(of))?.aliases.push(alias);
  return keys.flatMap((key) => byKey.get(nameKey(key)) ?? []);
}

const nameKey = ({ modelId, version }: VersionKey) => `${modelId}/${version}`;

function selectVersions(db: Reader, teamId: number, keys: readonly VersionKey[]) {
  const { registeredModelId, version } = modelVersions;
  return db
    .select({
      modelId: registeredModelId,
      name: registeredModels.name,
      version,
      description: modelVersions.description,
      source: modelVersions.source,
      downloadUri: modelVersions.downloadUri,
      runId: modelVersions.runId,
      loggedModelId: modelVersions.loggedModelId,
      runLink: modelVersions.runLink,
      stage: modelVersions.stage,
      createdAtMs: modelVersions.createdAtMs,
      updatedAtMs: modelVersions.updatedAtMs,
      createdBy: modelVersions.createdBy,
    })
    .from(modelVersions)
    .innerJoin(
      registeredModels,
      and(eq(registeredModels.teamId, modelVersions.teamId), eq(registeredModels.id, registeredModelId)),
    )
    .where(and(eq(modelVersions.teamId, teamId), isOneOf(registeredModelId, version, keys)));
}

function selectTags(db: Reader, teamId: number, keys: readonly VersionKey[]) {
  const { registeredModelId: modelId, version, key, value } = modelVersionTags;
  return db
    .select({ modelId, version, key, value })
    .from(modelVersionTags)
    .where(and(eq(modelVersionTags.teamId, teamId), isOneOf(modelId, version, keys)))
    .orderBy(asc(key));
}

function selectAliases(db: Reader, teamId: number, keys: readonly VersionKey[]) {
  const { registeredModelId: modelId, version, alias } = registeredModelAliases;
  return db
    .select({ modelId, version, alias })
    .from(registeredModelAliases)
    .where(and(eq(registeredModelAliases.teamId, teamId), isOneOf(modelId, version, keys)))
    .orderBy(asc(alias));
}

/** Two array parameters, however many keys there are. */
function isOneOf(modelId: PgColumn, version: PgColumn, keys: readonly VersionKey[]) {
  const modelIds = sql.param(keys.map((key) => key.modelId));
  const versions = sql.param(keys.map((key) => key.version));
  return sql`(${modelId}, ${version}) in (select * from unnest(${modelIds}::int8[], ${versions}::int4[]))`;
}
