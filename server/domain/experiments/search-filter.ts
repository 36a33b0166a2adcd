import { sql, type SQL } from "drizzle-orm";
import { experiments, experimentTags } from "#db/schema/index.ts";
import type { Clause, Filter, OrderTerm, Test } from "#server/core/filter/index.ts";
import { compileFilter } from "#server/core/filter/sql/compile.ts";
import type { SortColumn } from "#server/core/filter/sql/keyset.ts";
import { testValue } from "#server/core/filter/sql/test.ts";

type ExperimentAttribute = { value: SQL; type: SortColumn["type"] };

/** The attributes of `experimentLanguage`; every experiment has them all. */
const attributes: Readonly<Record<string, ExperimentAttribute>> = {
  name: { value: sql`${experiments.name}`, type: "text" },
  creation_time: { value: sql`${experiments.createdAtMs}`, type: "int8" },
  last_update_time: { value: sql`${experiments.updatedAtMs}`, type: "int8" },
  experiment_id: { value: sql`${experiments.id}`, type: "int4" },
};

/** The filter as a condition on `experiments`, never null. */
export const compileExperimentFilter = (filter: Filter | undefined): SQL =>
  filter ? compileFilter(filter, compileClause) : sql`true`;

/** The order as columns that are never null. The language orders by attributes only. */
export function compileExperimentOrder(order: readonly OrderTerm[]): SortColumn[] {
  return order.map(({ field, descending }) => ({ ...findAttribute(field.key), descending }));
}

function compileClause({ field, test }: Clause): SQL {
  if (field.entity === "tag") return compileTag(field.key, test);
  if (test.kind === "missing") return test.negated ? sql`true` : sql`false`;
  return testValue(findAttribute(field.key).value, test);
}

function compileTag(key: string, test: Test): SQL {
  const rows = sql`select from ${experimentTags} where ${experimentTags.teamId} = ${experiments.teamId}
    and ${experimentTags.experimentId} = ${experiments.id} and ${experimentTags.key} = ${key}::text`;
  if (test.kind === "missing") return test.negated ? sql`exists (${rows})` : sql`not exists (${rows})`;
  return sql`exists (${rows} and ${testValue(sql`${experimentTags.value}`, test)})`;
}

function findAttribute(name: string): ExperimentAttribute {
  const attribute = attributes[name];
  if (!attribute) throw new Error(`experiments have no attribute '${name}'`);
  return attribute;
}
