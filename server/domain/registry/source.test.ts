import { assert, constantFrom, property, string, stringMatching } from "fast-check";
import { expect, test } from "vitest";
import { isInside, readSource } from "./source.ts";

test.each([
  ["model", { kind: "local" }],
  ["/a/b", { kind: "local" }],
  ["C:/a", { kind: "local" }],
  ["FILE:///a", { kind: "local" }],
  ["runs:/4f2a/model", { kind: "run", runId: "4f2a" }],
  ["models:/m-4f2a", { kind: "loggedModel", loggedModelId: "m-4f2a" }],
  ["models:/fraud model/3", { kind: "version", name: "fraud model", version: 3 }],
  ["models:/fraud@champion", { kind: "alias", name: "fraud", alias: "champion" }],
  ["models:/a@b@champion", { kind: "alias", name: "a@b", alias: "champion" }],
  ["models:/fraud/99999999999", { kind: "version", name: "fraud", version: 99_999_999_999 }],
  ["models:/fraud/latest", { kind: "moving" }],
  ["models:/fraud/Production", { kind: "moving" }],
  ["models:/m-4f2a/sub", { kind: "moving" }],
  ["MODELS:", { kind: "moving" }],
  ["mlflow-artifacts:/7/a/", { kind: "kept", path: "7/a" }],
  ["mlflow-artifacts://host:5000/7/a", { kind: "kept", path: "7/a" }],
  ["https://host/x/api/2.0/mlflow-artifacts/artifacts/7/a", { kind: "kept", path: "7/a" }],
  ["s3://bucket/a", { kind: "elsewhere" }],
  ["dbfs:/a", { kind: "elsewhere" }],
])("%s is read", (source, read) => {
  expect(readSource(source)).toEqual(read);
});

const scheme = constantFrom(
  "s3://bucket/",
  "http://host/",
  "mlflow-artifacts:/",
  "mlflow-artifacts://host/",
  "runs:/",
  "git:",
);
const name = stringMatching(/^[a-z0-9 ]{0,6}$/u);
const upwards = constantFrom(
  "/../",
  "/..\\",
  "\\..\\",
  "/./",
  "/.%2e/",
  "/%2E%2e/",
  "%2f..%2f",
  "/%252e%252e/",
  "%00",
  "\u0000",
);

test("whatever leads upwards, in whatever spelling, is hostile", () => {
  assert(
    property(scheme, name, upwards, name, (begin, before, up, after) => {
      expect(readSource(`${begin}${before}x${up}${after}`)).toEqual({ kind: "hostile" });
    }),
  );
});

test("reading never throws, and what is kept here never leads out of the folder it seems to be in", () => {
  assert(
    property(string({ unit: "binary", maxLength: 40 }), (rest) => {
      const read = readSource(`mlflow-artifacts:/7/${rest}`);
      if (read.kind === "kept") expect(read.path.split(/[/\\]/u)).not.toContain("..");
    }),
  );
});

test("a source is inside a folder, not beside it", () => {
  expect(isInside("mlflow-artifacts:/7/run/artifacts/model", "mlflow-artifacts:/7/run/artifacts")).toBe(true);
  expect(isInside("mlflow-artifacts:/7/run/artifacts2", "mlflow-artifacts:/7/run/artifacts")).toBe(false);
  expect(isInside("s3://bucket/a/b", "s3://bucket/a")).toBe(true);
  expect(isInside("mlflow-artifacts:/7", "mlflow-artifacts:/7/run")).toBe(false);
});
