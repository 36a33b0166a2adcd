import { expect, test } from "vitest";
import { parseEnvironment, parseRequirements } from "./dependencies.ts";
import { parseMlModel } from "./mlmodel.ts";

const written = `artifact_path: mlflow-artifacts:/1/models/m-1/artifacts
flavors:
  python_function:
    env:
      conda: conda.yaml
      virtualenv: python_env.yaml
    loader_module: mlflow.sklearn
    python_version: 3.10
  sklearn:
    code: null
    serialization_format: cloudpickle
    sklearn_version: 1.5.2
mlflow_version: 3.17.2
model_id: m-1
model_size_bytes: 1034
run_id: abc
saved_input_example_info:
  artifact_path: input_example.json
  type: dataframe
signature:
  inputs: '[{"type": "double", "name": "x", "required": true}, {"type": "long", "name": "n", "required": false}]'
  outputs: '[{"type": "tensor", "tensor-spec": {"dtype": "int64", "shape": [-1, 28]}}]'
  params: '[{"name": "temperature", "default": 0.5, "shape": null, "type": "double"}]'
utc_time_created: '2026-03-01 09:30:00.000000'
`;

test("an MLmodel file gives flavors, signature, example and where it comes from", () => {
  expect(parseMlModel(written)).toEqual({
    flavors: [
      {
        name: "python_function",
        version: undefined,
        facts: [
          { name: "env", value: '{"conda":"conda.yaml","virtualenv":"python_env.yaml"}' },
          { name: "loader_module", value: "mlflow.sklearn" },
          { name: "python_version", value: "3.10" },
        ],
      },
      {
        name: "sklearn",
        version: "1.5.2",
        facts: [
          { name: "serialization_format", value: "cloudpickle" },
          { name: "sklearn_version", value: "1.5.2" },
        ],
      },
    ],
    signature: {
      inputs: [
        { name: "x", type: "double", isRequired: true, default: undefined },
        { name: "n", type: "long", isRequired: false, default: undefined },
      ],
      outputs: [{ name: "0", type: "int64[-1, 28]", isRequired: true, default: undefined }],
      params: [{ name: "temperature", type: "double", isRequired: false, default: "0.5" }],
    },
    inputExample: { path: "input_example.json", type: "dataframe" },
    modelId: "m-1",
    runId: "abc",
    mlflowVersion: "3.17.2",
    pythonVersion: "3.10",
    sizeBytes: 1034,
    createdAt: "2026-03-01 09:30:00.000000",
  });
});

test("nested types of a signature stand in one line", () => {
  const type = {
    type: "object",
    name: "message",
    properties: {
      role: { type: "string" },
      parts: { type: "array", items: { type: "map", values: { type: "double" } }, required: false },
    },
  };
  const model = parseMlModel(`flavors: {}\nsignature:\n  inputs: '${JSON.stringify([type])}'\n`);
  expect(model).toMatchObject({
    signature: { inputs: [{ type: "object{role: string, parts?: array<map<double>>}" }] },
  });
});

test.each([
  ["a tag that would construct something", "flavors: !!python/object/apply:os.system ['id']"],
  ["aliases that multiply", `${bomb()}flavors: *i`],
  ["levels without end", `flavors: ${"[".repeat(50_000)}`],
  ["half a file", "flavors: {python_function: {env: "],
  ["a plain text", "no model at all"],
  ["nothing", ""],
  ["a signature that is no JSON", "flavors: {}\nsignature: {inputs: '[oops'}"],
  ["two megabytes", `flavors: {a: ${"x".repeat(2_000_000)}}`],
])("%s is answered with a sentence", (_what, text) => {
  expect(parseMlModel(text)).toMatch(/^The (?:file|signature) .*\.$/u);
});

test("names that mean something to JavaScript are only names", () => {
  const model = parseMlModel("flavors: {__proto__: {polluted: yes}, constructor: {}}");
  expect(model).toMatchObject({ flavors: [{ name: "__proto__" }, { name: "constructor" }] });
  expect({}).not.toHaveProperty("polluted");
});

test("requirements are read with extras, markers, hashes and continued lines", () => {
  const text = `# made by pip
numpy==1.26.4 \\
    --hash=sha256:abc
pandas[parquet] >=2,<3 ; python_version < "3.13"
mlflow
torch @ https://example.org/torch.whl
-r base.txt`;
  expect(parseRequirements(text)).toEqual({
    pythonVersion: undefined,
    packages: [
      { name: "numpy", version: "==1.26.4", marker: "" },
      { name: "pandas[parquet]", version: ">=2,<3", marker: 'python_version < "3.13"' },
      { name: "mlflow", version: "", marker: "" },
      { name: "torch", version: "@ https://example.org/torch.whl", marker: "" },
    ],
    others: ["-r base.txt"],
  });
});

test("an environment of conda or virtualenv tells its Python from its packages", () => {
  const conda =
    "channels: [conda-forge]\ndependencies:\n- python=3.10.4\n- pip<=24\n- pip:\n  - mlflow==3.17.2\n";
  expect(parseEnvironment(conda)).toEqual({
    pythonVersion: "3.10.4",
    packages: [
      { name: "pip", version: "<=24", marker: "" },
      { name: "mlflow", version: "==3.17.2", marker: "" },
    ],
    others: [],
  });
  const virtualenv = "python: 3.10\nbuild_dependencies: [pip==24]\ndependencies: [-r requirements.txt]\n";
  expect(parseEnvironment(virtualenv)).toMatchObject({
    pythonVersion: "3.10",
    others: ["-r requirements.txt"],
  });
  expect(() => parseEnvironment("a: !!js/function x")).toThrow("cannot be read as YAML");
});

function bomb(): string {
  const names = [..."abcdefghi"];
  return names
    .map(
      (name, index) =>
        `${name}: &${name} [${Array(10).fill(index === 0 ? "lol" : `*${names[index - 1]}`)}]\n`,
    )
    .join("");
}
