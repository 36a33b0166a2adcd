import { expect, test } from "vitest";
import { uploadArtifact } from "#server/domain/artifacts/index.ts";
import { logInputs, logOutputs } from "#server/domain/data/index.ts";
import { createRun, logParams } from "#server/domain/runs/index.ts";
import { streamOf, withStore } from "#tests/artifact-store.ts";
import { withDatabase } from "#tests/database.ts";
import { makeTeam } from "#tests/team.ts";
import { getReproduction } from "./index.ts";

withDatabase();
withStore();

const tags = [
  { key: "git.remote", value: "https://github.com/acme/fraud" },
  { key: "mlflow.source.git.commit", value: "0123456789abcdef0123456789abcdef01234567" },
  { key: "mlflow.source.name", value: "train.py" },
];

test("the steps come from the run's tags, params, datasets and the files it kept", async () => {
  const caller = await makeTeam();
  const { id: runId } = await createRun(caller, { tags });
  await logParams(caller, { runId, params: [{ key: "data_version", value: "v3" }] });
  const dataset = { name: "iris", digest: "d1", sourceType: "local", source: "{}" };
  await logInputs(caller, {
    runId,
    datasets: [{ dataset, tags: [{ key: "mlflow.data.context", value: "train" }] }],
  });
  const upload = (path: string, text: string) => uploadArtifact(caller, { path, bytes: streamOf(text) });
  await upload(`0/${runId}/artifacts/model/requirements.txt`, "scikit-learn==1.9");
  await upload(`0/${runId}/artifacts/model/python_env.yaml`, "python: 3.11.9\n");
  const found = await getReproduction(caller, { runId });
  expect(found.steps.map(({ title }) => title)).toEqual([
    "Get the code",
    "Get the data",
    "Fetch the recorded packages",
    "Set up Python",
    "Run it",
  ]);
  expect(found.script).toContain("python3.11 -m venv .venv");
  expect(found.script).toContain(`artifacts/0/${runId}/artifacts/model/requirements.txt`);
  expect(found.datasets).toEqual([{ name: "iris", digest: "d1", source: "{}", context: "train" }]);
});

test("the packages of a model that the run made count as the run's", async () => {
  const caller = await makeTeam();
  const { id: runId } = await createRun(caller, { tags });
  const modelId = "m-0123456789abcdef0123456789abcdef";
  await logOutputs(caller, { runId, models: [{ modelId, step: 0n }] });
  const path = `0/models/${modelId}/artifacts/conda.yaml`;
  await uploadArtifact(caller, { path, bytes: streamOf("dependencies:\n- python=3.12.4\n") });
  expect((await getReproduction(caller, { runId })).script).toContain(path);
});

test("another team's run is not there", async () => {
  const { id: runId } = await createRun(await makeTeam(), { tags });
  await expect(getReproduction(await makeTeam(), { runId })).rejects.toMatchObject({ kind: "notFound" });
});
