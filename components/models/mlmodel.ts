import { parseYaml } from "#components/common/yaml.ts";
import { isRecord, recordOf, textOf } from "./fields.ts";
import { type ModelSignature, parseSignature } from "./signature.ts";

/** A way to load the model, with what its library recorded: `sklearn 1.5.2`, `serialization_format: cloudpickle`. */
export type Flavor = { name: string; version: string | undefined; facts: { name: string; value: string }[] };

/** What the `MLmodel` file of a model says. What a client did not write is undefined. */
export type MlModel = {
  flavors: Flavor[];
  signature: ModelSignature | undefined;
  /** Relative to the model's folder. */
  inputExample: { path: string; type: string | undefined } | undefined;
  modelId: string | undefined;
  runId: string | undefined;
  mlflowVersion: string | undefined;
  pythonVersion: string | undefined;
  sizeBytes: number | undefined;
  /** UTC, as MLflow writes it: `2026-03-01 09:30:00.000000`. */
  createdAt: string | undefined;
};

/** Reads an `MLmodel` file; answers the sentence that says why it cannot be read. Runs nothing and loads nothing. */
export function parseMlModel(text: string): MlModel | string {
  try {
    return readMlModel(parseYaml(text));
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function readMlModel(value: unknown): MlModel {
  if (!isRecord(value) || !isRecord(value["flavors"])) {
    throw new Error("The file describes no model: it has no flavors.");
  }
  const flavors = Object.entries(value["flavors"]).map(([name, fields]) =>
    readFlavor(name, recordOf(fields)),
  );
  const python = recordOf(value["flavors"]["python_function"]);
  return {
    flavors,
    signature: parseSignature(value["signature"]),
    inputExample: readExample(recordOf(value["saved_input_example_info"])),
    modelId: textOf(value["model_id"]),
    runId: textOf(value["run_id"]),
    mlflowVersion: textOf(value["mlflow_version"]),
    pythonVersion: textOf(python["python_version"]),
    sizeBytes: sizeOf(textOf(value["model_size_bytes"])),
    createdAt: textOf(value["utc_time_created"]),
  };
}

function readFlavor(name: string, fields: Record<string, unknown>): Flavor {
  const facts = Object.entries(fields).flatMap(([key, value]) => {
    const text = isRecord(value) || Array.isArray(value) ? JSON.stringify(value) : textOf(value);
    return text === undefined ? [] : [{ name: key, value: text }];
  });
  const version = facts.find((fact) => fact.name === `${name}_version`) ?? facts.find(isVersion);
  return { name, version: version?.value, facts };
}

/** Some flavors write their library's version under another name: `sklearn_version` in `imblearn`. */
const isVersion = (fact: { name: string }) =>
  fact.name.endsWith("_version") && fact.name !== "python_version";

function readExample(info: Record<string, unknown>): MlModel["inputExample"] {
  const path = textOf(info["artifact_path"]);
  return path === undefined ? undefined : { path, type: textOf(info["type"]) };
}

function sizeOf(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,15}$/u.test(text) ? Number(text) : undefined;
}
