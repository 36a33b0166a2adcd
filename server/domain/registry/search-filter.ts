import { sql, type SQL } from "drizzle-orm";
import { modelVersions, modelVersionTags, registeredModels, registeredModelTags } from "#db/schema/index.ts";
import { fieldsOf, type Filter, type OrderTerm } from "#server/core/filter/index.ts";
import { compileFilter, testNullable } from "#server/core/filter/sql/compile.ts";
import type { SortColumn } from "#server/core/filter/sql/keyset.ts";
import { PROMPT_TAG } from "./rules.ts";

type Attribute = { value: SQL; type: SortColumn["type"] };

/** How a filter reads one kind of subject. */
type Reading = { attributes: Readonly<Record<string, Attribute>>; tag: (key: string) => SQL };

const modelTag = (key: string): SQL => sql`(select ${registeredModelTags.value} from ${registeredModelTags}
  where ${registeredModelTags.teamId} = ${registeredModels.teamId}
    and ${registeredModelTags.registeredModelId} = ${registeredModels.id}
    and ${registeredModelTags.key} = ${key}::text)`;

const versionTag = (key: string): SQL => sql`(select ${modelVersionTags.value} from ${modelVersionTags}
  where ${modelVersionTags.teamId} = ${modelVersions.teamId}
    and ${modelVersionTags.registeredModelId} = ${modelVersions.registeredModelId}
    and ${modelVersionTags.version} = ${modelVersions.version} and ${modelVersionTags.key} = ${key}::text)`;

const models: Reading = {
  attributes: {
    name: { value: sql`${registeredModels.name}`, type: "text" },
    last_updated_timestamp: { value: sql`${registeredModels.updatedAtMs}`, type: "int8" },
  },
  /** What is not said to be a prompt is none; Python's `True` says it as well. */
  tag: (key) => (key === PROMPT_TAG ? sql`lower(coalesce(${modelTag(key)}, 'false'))` : modelTag(key)),
};

const versions: Reading = {
  attributes: {
    name: { value: sql`${registeredModels.name}`, type: "text" },
    version_number: { value: sql`${modelVersions.version}`, type: "int4" },
    run_id: { value: sql`${modelVersions.runId}`, type: "text" },
    source_path: { value: sql`${modelVersions.source}`, type: "text" },
    creation_timestamp: { value: sql`${modelVersions.createdAtMs}`, type: "int8" },
    last_updated_timestamp: { value: sql`${modelVersions.updatedAtMs}`, type: "int8" },
  },
  tag: (key) =>
    key === PROMPT_TAG
      ? sql`lower(coalesce(${versionTag(key)}, ${modelTag(key)}, 'false'))`
      : versionTag(key),
};

/** The filter as a condition on `registered_models`; prompts are left out unless it asks for them. */
export const compileModelFilter = (filter: Filter | undefined): SQL => compile(filter, models);

/** The filter as a condition on `model_versions` joined to `registered_models`; prompts are left out unless it asks for them. */
export const compileVersionFilter = (filter: Filter | undefined): SQL => compile(filter, versions);

export const compileModelOrder = (order: readonly OrderTerm[]) => compileOrder(order, models);

export const compileVersionOrder = (order: readonly OrderTerm[]) => compileOrder(order, versions);

function compile(filter: Filter | undefined, reading: Reading): SQL {
  const noPrompts = sql`${reading.tag(PROMPT_TAG)} <> 'true'`;
  if (!filter) return noPrompts;
  const condition = compileFilter(filter, ({ field, test }) =>
    testNullable(
      field.entity === "tag" ? reading.tag(field.key) : findAttribute(reading, field.key).value,
      test,
    ),
  );
  const asksForPrompts = fieldsOf(filter).some(({ entity, key }) => entity === "tag" && key === PROMPT_TAG);
  return asksForPrompts ? condition : sql`(${condition} and ${noPrompts})`;
}

/** The languages order by attributes that are never null. */
const compileOrder = (order: readonly OrderTerm[], reading: Reading): SortColumn[] =>
  order.map(({ field, descending }) => ({ ...findAttribute(reading, field.key), descending }));

function findAttribute({ attributes }: Reading, name: string): Attribute {
  const attribute = attributes[name];
  if (!attribute) throw new Error(`nothing in the registry has an attribute '${name}'`);
  return attribute;
}
