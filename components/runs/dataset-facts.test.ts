import { expect, test } from "vitest";
import { readColumns, readRowCount, readSource } from "./dataset-facts.ts";

test("columns are read from the schema of a frame", () => {
  const schema =
    '{"mlflow_colspec": [{"type": "double", "name": "age", "required": true}, {"type": "string"}]}';
  expect(readColumns(schema)).toEqual([
    { name: "age", type: "double" },
    { name: "", type: "string" },
  ]);
});

test("anything else a client sends is no column, no count and no error", () => {
  for (const odd of [
    null,
    undefined,
    "",
    "no json",
    "[]",
    "7",
    '{"mlflow_colspec": 3}',
    '{"mlflow_colspec": [null]}',
  ]) {
    expect(readColumns(odd)).toEqual([]);
    expect(readRowCount(odd)).toBeUndefined();
  }
});

test("a source is its address or the script that made it, else as recorded", () => {
  expect(readSource('{"uri": "s3://data/train.csv"}')).toBe("s3://data/train.csv");
  expect(readSource('{"tags": {"mlflow.user": "kim", "mlflow.source.name": "prepare.py"}}')).toBe(
    "prepare.py",
  );
  expect(readSource("train.csv")).toBe("train.csv");
  expect(readSource("{}")).toBe("");
});
