import { describe, expect, test } from "vitest";
import type { Filter } from "./ast.ts";
import { runLanguage } from "./languages/runs.ts";
import { parseFilter } from "./parse.ts";

const now = Date.UTC(2026, 10, 20, 12);

function read(text: string): Filter {
  const parsed = parseFilter(text, runLanguage, now);
  if (!parsed.ok) throw new Error(parsed.problem.message);
  if (!parsed.value) throw new Error("empty");
  return parsed.value;
}

function clause(text: string) {
  const filter = read(text);
  if (filter.kind !== "clause") throw new Error(`${filter.kind}, not a clause`);
  return { field: filter.field, test: filter.test };
}

function problemOf(text: string) {
  const parsed = parseFilter(text, runLanguage, now);
  if (parsed.ok) throw new Error(`'${text}' was accepted`);
  return parsed.problem;
}

const metric = (key: string) => ({ entity: "metric", key, aggregate: "last" });

describe("names", () => {
  test.each([
    ["metric.acc >= 0.94", metric("acc")],
    ["metrics.acc>=100", metric("acc")],
    ["`metric`.a > 1", metric("a")],
    ["metrics.`val loss` > 1", metric("val loss")],
    ['metrics."val loss" > 1', metric("val loss")],
    ['metrics."accuracy.2.0" > 5', metric("accuracy.2.0")],
    ["metrics.accuracy.2.0 > 5", metric("accuracy.2.0")],
    ["metrics.1 > 5", metric("1")],
    ["metrics.train/loss-1:a > -1", metric("train/loss-1:a")],
    ["tags.mlflow.parentRunId='x'", { entity: "tag", key: "mlflow.parentRunId" }],
    ["param.a = 'x'", { entity: "param", key: "a" }],
    ["parameters.a = 'x'", { entity: "param", key: "a" }],
    ['params."it\'s" = "x"', { entity: "param", key: "it's" }],
    ["status = 'x'", { entity: "attribute", key: "status", type: "text" }],
    ["run.status = 'x'", { entity: "attribute", key: "status", type: "text" }],
    ["`Run name` = 'x'", { entity: "attribute", key: "run_name", type: "text" }],
    ["attributes.`run name` = 'x'", { entity: "attribute", key: "run_name", type: "text" }],
    ["Created > 5", { entity: "attribute", key: "start_time", type: "time" }],
    ["datasets.digest = 'x'", { entity: "dataset", key: "digest", type: "text" }],
  ])("%s names the field", (text, field) => {
    expect(clause(text).field).toEqual(field);
  });

  test("an aggregate after an unquoted key keeps the literal reading beside it", () => {
    expect(clause("metrics.val.max > 1").field).toEqual({
      entity: "metric",
      key: "val",
      aggregate: "max",
      literalKey: "val.max",
    });
  });

  test("an aggregate after a quoted key is beyond doubt", () => {
    expect(clause("metrics.`val loss`.best > 1").field).toEqual({
      entity: "metric",
      key: "val loss",
      aggregate: "best",
    });
    expect(clause("metrics.`val.max` > 1").field).toEqual(metric("val.max"));
  });
});

describe("values", () => {
  test.each([
    ["metrics.a = -1.5e-3", { kind: "number", operator: "=", value: -0.0015 }],
    ["metrics.a = .5", { kind: "number", operator: "=", value: 0.5 }],
    ["metrics.a != NaN", { kind: "number", operator: "!=", value: NaN }],
    ["metrics.a < -inf", { kind: "number", operator: "<", value: -Infinity }],
    ["params.lr > 0.01", { kind: "number", operator: ">", value: 0.01 }],
    ["params.lr = '0.01'", { kind: "text", operator: "=", value: "0.01" }],
    ["params.a = ''", { kind: "text", operator: "=", value: "" }],
    ["params.a = 'it''s'", { kind: "text", operator: "=", value: "it''s" }],
    ["params.a = 'C:\\'", { kind: "text", operator: "=", value: "C:\\" }],
    ["params.a = E'it\\'s \"b\"'", { kind: "text", operator: "=", value: 'it\'s "b"' }],
    ["params.a ilike '%B_'", { kind: "like", pattern: "%B_", caseSensitive: false }],
    ["params.a LIKE'%b'", { kind: "like", pattern: "%b", caseSensitive: true }],
    ["run_id IN ('a','B', '1')", { kind: "in", values: ["a", "B", "1"], negated: false }],
    ["run_id not in('a',)", { kind: "in", values: ["a"], negated: true }],
    ["metrics.a IS NULL", { kind: "missing", negated: false }],
    ["end_time is not null", { kind: "missing", negated: true }],
    ["start_time >= 1234", { kind: "number", operator: ">=", value: 1234 }],
    ["start_time > '2026-11-01'", { kind: "number", operator: ">", value: Date.UTC(2026, 10, 1) }],
    [
      "start_time > '2026-11-01T10:30:00.5+02:00'",
      { kind: "number", operator: ">", value: Date.UTC(2026, 10, 1, 8, 30, 0, 500) },
    ],
    ["start_time > -7d", { kind: "number", operator: ">", value: now - 7 * 86_400_000 }],
  ])("%s", (text, expected) => {
    expect(clause(text).test).toEqual(expected);
  });
});

describe("structure", () => {
  test("AND binds tighter than OR, and NOT tightest", () => {
    expect(read("NOT metrics.a = 1 and metrics.b = 2 OR metrics.c = 3")).toMatchObject({
      kind: "or",
      operands: [{ kind: "and", operands: [{ kind: "not" }, { kind: "clause" }] }, { kind: "clause" }],
    });
  });

  test("parentheses group", () => {
    expect(read("metrics.a = 1 AND (metrics.b = 2 OR metrics.c = 3)")).toMatchObject({
      kind: "and",
      operands: [{ kind: "clause" }, { kind: "or" }],
    });
  });

  test("a blank filter matches everything", () => {
    expect(parseFilter(" \n", runLanguage, now)).toEqual({ ok: true, value: undefined });
  });

  test("the filter that load_table sends is read whole", () => {
    const text = `tags.mlflow.loggedArtifacts LIKE '%"path"%:%"f.json",%"type"%:%"table"%' and attributes.run_id IN ('a','b')`;
    expect(read(text)).toMatchObject({
      kind: "and",
      operands: [{ test: { kind: "like" } }, { test: { kind: "in" } }],
    });
  });
});

describe("refusals in the reference's words", () => {
  test.each([
    [
      "m.acc >= 0.94",
      "Invalid entity type 'm'. Valid values are ['metric', 'parameter', 'tag', 'attribute', 'dataset']",
      1,
    ],
    ["acc >= 0.94", "Invalid attribute key 'acc' specified. Valid keys are", 1],
    ["attribute.experiment_id != 1", "Invalid attribute key 'experiment_id'", 1],
    ["dataset.profile = 'x'", "Invalid dataset key 'profile'", 1],
    ["foo is null", "Invalid attribute key", 1],
    ["metrics.a > 1; metrics.b > 1", "Search filter contained multiple expression", 14],
    ["metrics.a > 0.1 NAND params.B = 'LR'", "Invalid clause(s) in filter string: 'NAND'", 17],
    ["`metrics.A > 0.1", "Invalid clause(s) in filter string", 1],
    ["param`.A > 0.1", "Invalid clause(s) in filter string", 6],
    ["params.'acc = LR", "Invalid clause(s) in filter string", 8],
    ["params.acc = 'LR", "Invalid clause(s) in filter string", 14],
    ["params.acc = LR'", "not quoted", 14],
    ["tags.acc = = 'LR'", "Invalid clause(s) in filter string", 12],
    ["attribute.status IS 'RUNNING'", "Invalid clause(s) in filter string", 18],
    ["params.acc LR !=", "Invalid clause(s) in filter string: 'params.acc LR'", 12],
    ["metric.acc !=", "Invalid clause(s) in filter string", 14],
    ["1=1", "Expected 'Identifier' found '1'", 1],
    ["metric.model = '5'", "Expected numeric value type for metric. Found '5'", 16],
    ["metrics.acc != metrics.acc", "Expected numeric value type for metric", 16],
    ["tags.acc = 5", "Expected a quoted string value for tag", 12],
    ["attribute.status = 1", "Expected a quoted string value for attributes", 20],
    ["params.acc = LR", "value is either not quoted or unidentified quote types", 14],
    ["params.acc = `LR`", "value is either not quoted or unidentified quote types", 14],
    ["start_time = 'yesterday'", "Expected numeric value type for numeric attribute: start_time", 14],
    ["start_time = '2026-02-30'", "Expected numeric value type", 14],
    ["metrics.a ~ 1", "Invalid comparator '~'", 11],
    [
      "metrics.a == 1",
      "Invalid comparator '==' not one of '=, !=, <, <=, >, >=, IS NULL, IS NOT NULL'. Write = instead.",
      11,
    ],
    ["metrics.a < NaN", "Invalid comparator '<'", 11],
    ["params.a > 'x'", "Invalid comparator '>'", 10],
    ["tags.a >= 'x'", "Invalid comparator '>='", 8],
    ["start_time LIKE 1", "Invalid comparator 'LIKE'", 12],
    ["run_id IN ()", "Invalid clause(s) in filter string", 12],
    ["run_id IN (1)", "Expected a quoted string value", 12],
    ["metrics.a = 1 AND", "Invalid clause(s) in filter string", 18],
    ["(metrics.a = 1", "Invalid clause(s) in filter string", 15],
    ["metrics.a = 1)", "Invalid clause(s) in filter string", 14],
    ["AND metrics.a = 1", "Invalid clause(s) in filter string", 1],
    ["params. = 'x'", "Invalid clause(s) in filter string", 9],
    ["params.a = 'x\0'", "NUL character", 14],
    ["metrics.`a`.median = 1", "Invalid aggregate '.median'", 1],
  ])("%s", (text, message, column) => {
    const problem = problemOf(text);
    expect(problem.message).toContain(message);
    expect(problem.column).toBe(column);
  });

  test("deep nesting is refused at the level that is too deep", () => {
    expect(problemOf(`${"(".repeat(100_000)}metrics.a = 1`)).toMatchObject({ column: 51 });
    expect(problemOf("NOT ".repeat(40_000)).message).toContain("nested");
  });

  test("too many clauses are refused", () => {
    expect(problemOf(Array(101).fill("metrics.a = 1").join(" OR ")).message).toContain(
      "more than 100 clauses",
    );
  });

  test("a pattern longer than Postgres matches safely is refused", () => {
    expect(problemOf(`tags.a LIKE '${"%a".repeat(4_001)}'`)).toMatchObject({ column: 13 });
  });

  test("a filter that is too long is refused unread", () => {
    expect(problemOf(" ".repeat(200_001)).message).toContain("200001 characters");
  });
});
