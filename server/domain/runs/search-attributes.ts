import { sql, type SQL } from "drizzle-orm";
import { runs } from "#db/schema/index.ts";
import type { Test } from "#server/core/filter/index.ts";
import type { SortColumn } from "#server/core/filter/sql/keyset.ts";
import { testValue } from "#server/core/filter/sql/test.ts";

/** What search knows of an attribute of a run: its value, and whether every run has one. */
type RunAttribute = {
  value: SQL;
  type: SortColumn["type"];
  isNullable: boolean;
  compile: (test: Test) => SQL;
};

/** The attributes of `runLanguage`, by name. @throws Error for a name the language does not have. */
export function findRunAttribute(name: string): RunAttribute {
  const attribute = attributes[name];
  if (!attribute) throw new Error(`runs have no attribute '${name}'`);
  return attribute;
}

const attributes: Readonly<Record<string, RunAttribute>> = {
  run_id: { value: sql`${runs.id}`, type: "uuid", isNullable: false, compile: compileRunId },
  run_name: always(sql`${runs.name}`, "text"),
  user_id: always(sql`${runs.userId}`, "text"),
  status: always(sql`${runs.status} collate "C"`, "text"),
  artifact_uri: always(sql`${runs.artifactUri} collate "C"`, "text"),
  start_time: always(sql`${runs.startTimeMs}`, "int8"),
  end_time: sometimes(sql`${runs.endTimeMs}`),
  duration: sometimes(sql`(${runs.endTimeMs} - ${runs.startTimeMs})`),
};

function always(value: SQL, type: SortColumn["type"]): RunAttribute {
  const compile = (test: Test) => {
    if (test.kind === "missing") return test.negated ? sql`true` : sql`false`;
    return testValue(value, test);
  };
  return { value, type, isNullable: false, compile };
}

function sometimes(value: SQL): RunAttribute {
  const compile = (test: Test) => {
    if (test.kind === "missing") return test.negated ? sql`${value} is not null` : sql`${value} is null`;
    return sql`coalesce(${testValue(value, test)}, false)`;
  };
  return { value, type: "int8", isNullable: true, compile };
}

const RUN_ID = /^[0-9a-f]{32}$/;

/** Ids are text outside and uuids in here: equality goes by the uuid and its index, and only real ids take part. */
function compileRunId(test: Test): SQL {
  switch (test.kind) {
    case "missing":
      return test.negated ? sql`true` : sql`false`;
    case "text":
      return isOneOf([test.value], test.operator === "!=");
    case "in":
      return isOneOf(test.values, test.negated);
    default:
      return testValue(sql`replace(${runs.id}::text, '-', '')`, test);
  }
}

function isOneOf(values: readonly string[], negated: boolean): SQL {
  const ids = sql.param(values.filter((value) => RUN_ID.test(value)));
  return negated ? sql`${runs.id} <> all(${ids}::uuid[])` : sql`${runs.id} = any(${ids}::uuid[])`;
}
