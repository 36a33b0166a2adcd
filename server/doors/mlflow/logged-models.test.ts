import { expect, test } from "vitest";
import { uploadArtifact } from "#server/domain/artifacts/index.ts";
import { streamOf, withStore } from "#tests/artifact-store.ts";
import { withDatabase } from "#tests/database.ts";
import { callMlflow, makeRun, missing, refusal } from "#tests/mlflow-door.ts";
import { makeTeam } from "#tests/team.ts";

withDatabase();
withStore();

type Client = ReturnType<typeof callMlflow>;
type Model = { info: Record<string, unknown> & { model_id: string }; data: Record<string, unknown> };

const team = async () => callMlflow(await makeTeam("member"));

async function makeModel(client: Client, message: object = {}): Promise<string> {
  const { body } = await client.post("logged-models", { experiment_id: "0", name: "m", ...message });
  return modelOf(body).info.model_id;
}

const modelOf = (body: Record<string, unknown>) => (body as { model: Model }).model;

async function readModel(client: Client, id: string): Promise<Model> {
  return modelOf((await client.get(`logged-models/${id}`)).body);
}

async function find(client: Client, message: object): Promise<string[]> {
  const { status, body } = await client.post("logged-models/search", { experiment_ids: ["0"], ...message });
  expect(body).not.toHaveProperty("error_code");
  expect(status).toBe(200);
  return (body as { models: Model[] }).models.map(({ info }) => String(info["name"]));
}

const absent = (id: string) => ({
  status: 404,
  body: { error_code: "RESOURCE_DOES_NOT_EXIST", message: `Logged model with ID '${id}' not found.` },
});

test("a logged model is pending, beside the runs of its experiment, until it is ready", async () => {
  const client = await team();
  const { body } = await client.post("logged-models", {
    experiment_id: "0",
    name: "model",
    model_type: "agent",
    source_run_id: "123",
    params: [{ key: "lr", value: "0.1" }],
    tags: [{ key: "k", value: "v" }],
  });
  const { info, data } = modelOf(body);
  expect(info.model_id).toMatch(/^m-[0-9a-f]{32}$/u);
  expect(info).toEqual({
    model_id: info.model_id,
    experiment_id: "0",
    name: "model",
    creation_timestamp_ms: expect.any(Number),
    last_updated_timestamp_ms: expect.any(Number),
    artifact_uri: `mlflow-artifacts:/0/models/${info.model_id}/artifacts`,
    status: "LOGGED_MODEL_PENDING",
    model_type: "agent",
    source_run_id: "123",
    tags: [{ key: "k", value: "v" }],
  });
  expect(data).toEqual({ params: [{ key: "lr", value: "0.1" }], metrics: [] });
  const path = `logged-models/${info.model_id}`;
  const done = await client.patch(path, { model_id: info.model_id, status: "LOGGED_MODEL_READY" });
  expect(modelOf(done.body).info["status"]).toBe("LOGGED_MODEL_READY");
  expect((await client.patch(path, { status: 3 })).body).toMatchObject({
    model: { info: { status: "LOGGED_MODEL_UPLOAD_FAILED" } },
  });
});

test("a model without a name gets one", async () => {
  const client = await team();
  const { info } = await readModel(client, await makeModel(client, { name: "" }));
  expect(info["name"]).toMatch(/^[a-z]+-[a-z]+-\d+$/u);
});

test.each(["a/b", "a:b", "a.b", "a%b", 'a"b', "a'b"])("the name %j is refused", async (name) => {
  const client = await team();
  expect(await client.post("logged-models", { experiment_id: "0", name })).toMatchObject(
    refusal(expect.stringContaining("cannot contain the following characters")),
  );
});

test("logged-models needs an experiment that is there and active", async () => {
  const client = await team();
  expect(await client.post("logged-models", {})).toMatchObject(missing("experiment_id"));
  expect((await client.post("logged-models", { experiment_id: "77" })).status).toBe(404);
  await client.post("experiments/create", { name: "gone" });
  await client.post("experiments/delete", { experiment_id: "1" });
  expect((await client.post("logged-models", { experiment_id: "1" })).status).toBe(400);
});

test("an unknown model is a 404 for every call", async () => {
  const client = await team();
  const id = "m-nonexistent";
  expect(await client.get(`logged-models/${id}`)).toMatchObject(absent(id));
  expect(await client.patch(`logged-models/${id}`, { status: 2 })).toMatchObject(absent(id));
  expect(await client.delete(`logged-models/${id}`, {})).toMatchObject(absent(id));
  expect(await client.patch(`logged-models/${id}/tags`, { tags: [] })).toMatchObject(absent(id));
  expect(await client.delete(`logged-models/${id}/tags/k`, {})).toMatchObject(absent(id));
  expect(await client.post(`logged-models/${id}/params`, { params: [] })).toMatchObject(absent(id));
  expect(await client.get(`logged-models/${id}/artifacts/directories`)).toMatchObject(absent(id));
});

test("another team's model is as good as missing", async () => {
  const id = await makeModel(await team());
  const stranger = await team();
  expect(await stranger.get(`logged-models/${id}`)).toMatchObject(absent(id));
  expect(await find(stranger, {})).toEqual([]);
});

test("a status is required and has to be one", async () => {
  const client = await team();
  const id = await makeModel(client);
  expect(await client.patch(`logged-models/${id}`, {})).toMatchObject(missing("status"));
  expect((await client.patch(`logged-models/${id}`, { status: "DONE" })).status).toBe(400);
});

test("a deleted model is hidden, deleting it again is fine, and allow_deleted shows it", async () => {
  const client = await team();
  const id = await makeModel(client);
  expect(await client.delete(`logged-models/${id}`, { model_id: id })).toMatchObject({
    status: 200,
    body: {},
  });
  expect((await client.delete(`logged-models/${id}`, { model_id: id })).status).toBe(200);
  expect(await client.get(`logged-models/${id}`)).toMatchObject(absent(id));
  expect((await client.get(`logged-models/${id}`, { allow_deleted: "True" })).status).toBe(200);
  expect((await client.get(`logged-models/${id}`, { allow_deleted: "perhaps" })).status).toBe(400);
  expect(await find(client, {})).toEqual([]);
});

test("tags are set, replaced and deleted, also one with a slash", async () => {
  const client = await team();
  const id = await makeModel(client, { tags: [{ key: "a/b", value: "1" }] });
  const { body } = await client.patch(`logged-models/${id}/tags`, { tags: [{ key: "a/b", value: "2" }] });
  expect(modelOf(body).info["tags"]).toEqual([{ key: "a/b", value: "2" }]);
  expect((await client.delete(`logged-models/${id}/tags/a/b`, {})).status).toBe(200);
  expect(await client.delete(`logged-models/${id}/tags/a/b`, {})).toMatchObject({
    status: 404,
    body: { message: `No tag with key 'a/b' found for model with ID '${id}'.` },
  });
});

test("mlflow.modelVersions is merged, in Python's spacing, whichever way a number is written", async () => {
  const client = await team();
  const id = await makeModel(client);
  const set = (value: string) =>
    client.patch(`logged-models/${id}/tags`, { tags: [{ key: "mlflow.modelVersions", value }] });
  await set('[{"name":"a","version":1}]');
  const { body } = await set('[{"name": "a", "version": "1"}, {"name": "b", "version": "2"}]');
  expect(modelOf(body).info["tags"]).toEqual([
    { key: "mlflow.modelVersions", value: '[{"name": "a", "version": 1}, {"name": "b", "version": 2}]' },
  ]);
});

test("params are added and never change", async () => {
  const client = await team();
  const id = await makeModel(client, { params: [{ key: "a", value: "1" }] });
  const path = `logged-models/${id}/params`;
  const both = [
    { key: "a", value: "1" },
    { key: "b", value: "2" },
  ];
  expect((await client.post(path, { params: both })).status).toBe(200);
  expect((await readModel(client, id)).data["params"]).toEqual(both);
  expect(await client.post(path, { params: [{ key: "a", value: "3" }] })).toMatchObject(
    refusal(expect.stringContaining("Changing param values is not allowed")),
  );
});

test("a point that is sent again for a model is tied to it and stands once in the run's history", async () => {
  const client = await team();
  const [run_id, model_id] = [await makeRun(client), await makeModel(client)];
  const point = { key: "acc", value: 0.5, timestamp: 1000, step: 3 };
  await client.post("runs/log-metric", { run_id, ...point });
  const on = { dataset_name: "iris", dataset_digest: "d1" };
  await client.post("runs/log-batch", { run_id, metrics: [{ ...point, model_id, ...on }] });
  await client.post("runs/log-metric", { run_id, ...point, model_id, ...on });
  const history = await client.get("metrics/get-history", { run_id, metric_key: "acc" });
  expect(history.body["metrics"]).toHaveLength(1);
  expect((await readModel(client, model_id)).data["metrics"]).toEqual([
    { ...point, model_id, run_id, ...on },
  ]);
});

test("a point for a model nobody logged is refused whole", async () => {
  const client = await team();
  const run_id = await makeRun(client);
  const metrics = [{ key: "acc", value: 0.5, timestamp: 1000, model_id: "m-fake" }];
  expect(
    await client.post("runs/log-batch", { run_id, metrics, tags: [{ key: "t", value: "" }] }),
  ).toMatchObject(absent("m-fake"));
  expect((await client.get("metrics/get-history", { run_id, metric_key: "acc" })).body).toEqual({
    metrics: [],
  });
});

async function makeZoo(client: Client): Promise<void> {
  const run_id = await makeRun(client);
  const log = (model_id: string, value: number, step: number, digest: string) =>
    client.post("runs/log-metric", {
      run_id,
      model_id,
      key: "acc",
      value,
      step,
      timestamp: 1000,
      dataset_name: "iris",
      dataset_digest: digest,
    });
  const ant = await makeModel(client, {
    name: "ant",
    model_type: "tree",
    params: [{ key: "lr", value: "0.5" }],
  });
  await log(ant, 0.9, 1, "d1");
  await log(ant, 0.2, 2, "d2");
  const bee = await makeModel(client, { name: "bee", tags: [{ key: "team tag", value: "x" }] });
  await log(bee, 0.5, 1, "d1");
  await client.patch(`logged-models/${bee}`, { status: "LOGGED_MODEL_READY" });
  await makeModel(client, { name: "cat", source_run_id: "r1" });
}

test("the grammar of logged models", async () => {
  const client = await team();
  await makeZoo(client);
  const matches = async (filter: string) => (await find(client, { filter })).toSorted().join(" ");
  expect(await matches("")).toBe("ant bee cat");
  expect(await matches("name = 'ant'")).toBe("ant");
  expect(await matches("name = 'f.json'")).toBe("");
  expect(await matches("attributes.name LIKE 'b%' AND status = 'READY'")).toBe("bee");
  expect(await matches("attributes.status = 'LOGGED_MODEL_PENDING'")).toBe("ant cat");
  expect(await matches("name IN ('ant', 'cat')")).toBe("ant cat");
  expect(await matches("model_type != 'tree'")).toBe("bee cat");
  expect(await matches("source_run_id = 'r1'")).toBe("cat");
  expect(await matches("metrics.acc > 0.3")).toBe("bee");
  expect(await matches("metrics.acc.max > 0.8")).toBe("ant");
  expect(await matches("metrics.`acc` <= 0.2")).toBe("ant");
  expect(await matches("params.lr = '0.5'")).toBe("ant");
  expect(await matches("params.lr < 1")).toBe("ant");
  expect(await matches("tags.`team tag` ILIKE 'X'")).toBe("bee");
  expect(await matches("creation_timestamp > 0 AND creation_time > 0")).toBe("ant bee cat");
});

const on = (digest?: string) => ({ datasets: [{ dataset_name: "iris", dataset_digest: digest }] });

test("datasets narrow what a metric is", async () => {
  const client = await team();
  await makeZoo(client);
  expect(await find(client, { filter: "metrics.acc > 0.8", ...on("d1") })).toEqual(["ant"]);
  expect((await find(client, on())).toSorted()).toEqual(["ant", "bee"]);
  expect(await find(client, on("d2"))).toEqual(["ant"]);
});

test("models are ordered by attributes and metrics, missing last both ways", async () => {
  const client = await team();
  await makeZoo(client);
  const by = (field_name: string, ascending?: boolean, dataset: object = {}) =>
    find(client, { order_by: [{ field_name, ascending, ...dataset }] });
  expect(await find(client, {})).toEqual(["cat", "bee", "ant"]);
  expect(await by("name", false)).toEqual(["cat", "bee", "ant"]);
  expect(await by("metrics.acc")).toEqual(["ant", "bee", "cat"]);
  expect(await by("metrics.acc", false)).toEqual(["bee", "ant", "cat"]);
  const d1 = { dataset_name: "iris", dataset_digest: "d1" };
  expect(await by("metrics.acc", false, d1)).toEqual(["ant", "bee", "cat"]);
  const digestAlone = { field_name: "metrics.acc", dataset_digest: "d1" };
  expect(
    (await client.post("logged-models/search", { experiment_ids: ["0"], order_by: [digestAlone] })).status,
  ).toBe(400);
});

test("pages go on where the last one ended, and a token belongs to its search", async () => {
  const client = await team();
  await makeZoo(client);
  const search = { experiment_ids: ["0"], max_results: 2, order_by: [{ field_name: "metrics.acc" }] };
  const first = await client.post("logged-models/search", search);
  expect(first.body["models"]).toHaveLength(2);
  const page_token = first.body["next_page_token"];
  const second = await client.post("logged-models/search", { ...search, page_token });
  expect(second.body).toMatchObject({ models: [{ info: { name: "cat" } }] });
  expect(second.body).not.toHaveProperty("next_page_token");
  const other = await client.post("logged-models/search", { ...search, filter: "name = 'ant'", page_token });
  expect(other.status).toBe(400);
});

test("search misses its experiments, reads no bad filter, and finds nothing in none", async () => {
  const client = await team();
  expect(await client.post("logged-models/search", {})).toMatchObject(missing("experiment_ids"));
  expect(await find(client, { experiment_ids: [] })).toEqual([]);
  const bad = { experiment_ids: ["0"], filter: "colour = 'red'" };
  expect((await client.post("logged-models/search", bad)).status).toBe(400);
});

test("a model's files are listed and fetched", async () => {
  const caller = await makeTeam("member");
  const client = callMlflow(caller);
  const id = await makeModel(client);
  const path = `0/models/${id}/artifacts/sub/a.txt`;
  await uploadArtifact(caller, { path, bytes: streamOf("hello") });
  const directories = `logged-models/${id}/artifacts/directories`;
  expect((await client.get(directories)).body).toEqual({
    root_uri: `mlflow-artifacts:/0/models/${id}/artifacts`,
    files: [{ path: "sub", is_dir: true }],
  });
  const inside = await client.get(directories, { artifact_directory_path: "sub" });
  expect(inside.body["files"]).toEqual([{ path: "sub/a.txt", is_dir: false, file_size: 5 }]);
  const files = `/ajax-api/2.0/mlflow/logged-models/${id}/artifacts/files`;
  expect((await client.get(files, { artifact_file_path: "sub/a.txt" })).body).toEqual({ text: "hello" });
  expect((await client.get(files, { artifact_file_path: "../a.txt" })).status).toBe(400);
  expect((await client.get(files, { artifact_file_path: "b.txt" })).status).toBe(404);
  expect(await client.get(files)).toMatchObject(missing("artifact_file_path"));
});
