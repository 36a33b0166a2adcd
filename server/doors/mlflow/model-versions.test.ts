import { expect, test } from "vitest";
import { uploadArtifact } from "#server/domain/artifacts/index.ts";
import { streamOf, withStore } from "#tests/artifact-store.ts";
import { withDatabase } from "#tests/database.ts";
import { callMlflow, makeRun, missing, refusal } from "#tests/mlflow-door.ts";
import { makeTeam } from "#tests/team.ts";

withDatabase();
withStore();

type Client = ReturnType<typeof callMlflow>;
type Version = Record<string, unknown> & { version: string };

async function team(): Promise<Client> {
  const client = callMlflow(await makeTeam("maintainer"));
  await client.post("registered-models/create", { name: "m" });
  return client;
}

const create = (client: Client, message: object = {}) =>
  client.post("model-versions/create", { name: "m", source: "git:m", ...message });

async function make(client: Client, message: object = {}): Promise<Version> {
  const { body } = await create(client, message);
  expect(body).not.toHaveProperty("error_code");
  return (body as { model_version: Version }).model_version;
}

async function makeLogged(client: Client, message: object = {}): Promise<string> {
  const { body } = await client.post("logged-models", { experiment_id: "0", name: "model", ...message });
  return (body as { model: { info: { model_id: string } } }).model.info.model_id;
}

async function downloadUri(client: Client, name: string, version: string): Promise<unknown> {
  return (await client.get("model-versions/get-download-uri", { name, version })).body["artifact_uri"];
}

const noVersion = (version: string) => ({
  status: 404,
  body: {
    error_code: "RESOURCE_DOES_NOT_EXIST",
    message: `Model Version (name=m, version=${version}) not found`,
  },
});

test("a version is ready at once", async () => {
  const client = await team();
  const tags = [{ key: "k", value: "v" }];
  const made = await make(client, { run_id: "run_id_1", run_link: "http://r", description: "d", tags });
  expect(made).toEqual({
    name: "m",
    version: "1",
    creation_timestamp: expect.any(Number),
    last_updated_timestamp: expect.any(Number),
    current_stage: "None",
    description: "d",
    source: "git:m",
    run_id: "run_id_1",
    status: "READY",
    tags,
    run_link: "http://r",
    aliases: [],
  });
  expect((await client.get("model-versions/get", { name: "m", version: "1" })).body["model_version"]).toEqual(
    made,
  );
});

test("versions need a model that is there, and a source", async () => {
  const client = await team();
  expect((await create(client, { name: "x" })).status).toBe(404);
  expect(await create(client, { source: "" })).toMatchObject(missing("source"));
});

test("numbers are never used again, and versions made at once have numbers without a gap", async () => {
  const client = await team();
  await make(client);
  await client.delete("model-versions/delete", { name: "m", version: "1" });
  const answers = await Promise.all(
    Array.from({ length: 12 }, (_, place) => create(client, place % 3 === 0 ? { source: "/local" } : {})),
  );
  const numbers = answers
    .flatMap(({ body }) =>
      "model_version" in body ? [Number((body["model_version"] as Version).version)] : [],
    )
    .toSorted((one, other) => one - other);
  expect(numbers).toEqual([2, 3, 4, 5, 6, 7, 8, 9]);
});

test("an unknown version is a 404, and a version that is no number a 400", async () => {
  const client = await team();
  for (const version of ["7", "99999999999"]) {
    const one = { name: "m", version };
    expect(await client.get("model-versions/get", one)).toMatchObject(noVersion(version));
    expect(await client.get("model-versions/get-download-uri", one)).toMatchObject(noVersion(version));
    expect(await client.patch("model-versions/update", one)).toMatchObject(noVersion(version));
    expect(await client.delete("model-versions/delete", one)).toMatchObject(noVersion(version));
    expect(await client.delete("model-versions/delete-tag", { ...one, key: "k" })).toMatchObject(
      noVersion(version),
    );
    expect(await client.post("model-versions/set-tag", { ...one, key: "k" })).toMatchObject(
      noVersion(version),
    );
  }
  expect(await client.get("model-versions/get", { name: "m", version: "x" })).toMatchObject(
    refusal("Parameter 'version' must be an integer, got 'x'."),
  );
});

test("a version is described and tagged", async () => {
  const client = await team();
  await make(client);
  const one = { name: "m", version: "1" };
  await client.patch("model-versions/update", { ...one, description: "new" });
  await client.post("model-versions/set-tag", { ...one, key: "k", value: "1" });
  const { body } = await client.get("model-versions/get", one);
  expect(body).toMatchObject({ model_version: { description: "new", tags: [{ key: "k", value: "1" }] } });
  expect((await client.delete("model-versions/delete-tag", { ...one, key: "k" })).status).toBe(200);
  expect((await client.delete("model-versions/delete-tag", { ...one, key: "k" })).status).toBe(200);
});

test("a stage is taken in any case, and archives what it replaces only when asked", async () => {
  const client = await team();
  await make(client);
  await make(client);
  const move = (version: string, stage: string, archive_existing_versions: unknown) =>
    client.post("model-versions/transition-stage", { name: "m", version, stage, archive_existing_versions });
  expect((await move("1", "PRODUCTION", false)).body).toMatchObject({
    model_version: { current_stage: "Production" },
  });
  await move("2", "Production", true);
  expect((await client.get("model-versions/get", { name: "m", version: "1" })).body).toMatchObject({
    model_version: { current_stage: "Archived" },
  });
  expect(await move("1", "x", false)).toMatchObject(
    refusal(expect.stringContaining("Value must be one of None, Staging, Production, Archived.")),
  );
  expect(await move("1", "None", true)).toMatchObject(refusal(expect.stringContaining("cannot archive")));
  expect(await move("1", "None", undefined)).toMatchObject(missing("archive_existing_versions"));
});

test("a version of a logged model knows its run and its files, and the model knows the version", async () => {
  const client = await team();
  const run_id = await makeRun(client);
  const id = await makeLogged(client, { source_run_id: run_id });
  const made = await make(client, { source: `models:/${id}`, model_id: id });
  await make(client, { source: `models:/${id}`, model_id: id });
  expect(made).toMatchObject({ run_id, source: `models:/${id}`, model_id: id });
  expect(await downloadUri(client, "m", "1")).toBe(`mlflow-artifacts:/0/models/${id}/artifacts`);
  const { body } = await client.get(`logged-models/${id}`);
  expect(body).toMatchObject({
    model: {
      info: {
        tags: [
          {
            key: "mlflow.modelVersions",
            value: '[{"name": "m", "version": 1}, {"name": "m", "version": 2}]',
          },
        ],
      },
    },
  });
});

test("a copy keeps the run and the files of its original, which may go", async () => {
  const client = await team();
  const run_id = await makeRun(client);
  const source = `mlflow-artifacts:/0/${run_id}/artifacts/model`;
  await make(client, { source, run_id });
  await client.post("registered-models/create", { name: "copy" });
  expect(await make(client, { name: "copy", source: "models:/m/1" })).toMatchObject({
    source: "models:/m/1",
    run_id,
  });
  await client.delete("registered-models/delete", { name: "m" });
  expect(await downloadUri(client, "copy", "1")).toBe(source);
  expect((await create(client, { name: "copy", source: "models:/m/1" })).status).toBe(404);
});

test("a version made from an alias keeps the files of the version it pointed at, wherever it goes", async () => {
  const client = await team();
  const made = [await make(client, { source: "git:one" }), await make(client, { source: "git:two" })];
  const point = (version: string) =>
    client.post("registered-models/alias", { name: "m", alias: "champion", version });
  await point("1");
  await client.post("registered-models/create", { name: "copy" });
  await make(client, { name: "copy", source: "models:/m@champion" });
  await make(client, { name: "copy", source: "models:/m@latest" });
  await point("2");
  expect(await downloadUri(client, "copy", "1")).toBe("git:one");
  expect(await downloadUri(client, "copy", "2")).toBe("git:two");
  expect(made.map(({ version }) => version)).toEqual(["1", "2"]);
  expect(await create(client, { source: "models:/m@nobody" })).toMatchObject(
    refusal("Registered model alias nobody not found."),
  );
  expect((await create(client, { source: "models:/other@champion" })).status).toBe(404);
  expect((await create(client, { source: "models:/m/99999999999" })).status).toBe(404);
});

test.each(["models:/m/Production", "models:/m/latest", "models:/", "models:/m-4f2a/sub"])(
  "%s names no one version, and is refused",
  async (source) => {
    expect(await create(await team(), { source })).toMatchObject(
      refusal(expect.stringContaining(`Invalid model version source: '${source}'. `)),
    );
  },
);

test.each([
  "/etc/passwd",
  "model",
  "file:///etc/passwd",
  "C:\\models",
  "s3://bucket/../other",
  "s3://bucket/%252e%252e/other",
  "http://host/a/./b",
  "mlflow-artifacts:/0/../1",
  "mlflow-artifacts:/0/%2e%2e%2f1",
  "mlflow-artifacts://host/a\\..\\b",
  "git://user@host/../..",
  "s3://bucket/a%00b",
])("the source %j is refused", async (source) => {
  const answer = await create(await team(), { source });
  expect(answer).toMatchObject(
    refusal(expect.stringContaining(`Invalid model version source: '${source}'. `)),
  );
});

const says = (name: string) =>
  refusal(expect.stringContaining(`The ${name} request parameter must identify the resource`));

test("a source that contradicts its run or model is refused", async () => {
  const client = await team();
  const [run_id, other] = [await makeRun(client), await makeRun(client)];
  const id = await makeLogged(client);
  expect(await create(client, { source: `runs:/${run_id}/model`, run_id: other })).toMatchObject(
    says("run_id"),
  );
  expect(await create(client, { source: `runs:/${run_id}/model` })).toMatchObject(says("run_id"));
  const kept = `mlflow-artifacts:/0/${run_id}/artifacts/model`;
  expect(await create(client, { source: kept, run_id: other })).toMatchObject(says("run_id"));
  expect(await create(client, { source: kept, model_id: id })).toMatchObject(says("model_id"));
  expect(await create(client, { source: `models:/${id}`, model_id: "m-1" })).toMatchObject(says("model_id"));
  await make(client, { source: `runs:/${run_id}/model`, run_id });
  await make(client, { source: kept, run_id });
  await make(client, { source: "runs:/run_id/model", run_id: "run_id_1" });
  const http = `https://host/api/2.0/mlflow-artifacts/artifacts/0/${run_id}/artifacts/model`;
  await make(client, { source: http, run_id });
});

test("another team's logged model and versions are no source", async () => {
  const theirs = await team();
  const id = await makeLogged(theirs);
  await make(theirs);
  const client = await team();
  expect((await create(client, { source: `models:/${id}` })).status).toBe(404);
  expect((await create(client, { source: "models:/m/1" })).status).toBe(404);
});

test("a prompt's source is a word that names nothing", async () => {
  const client = await team();
  const tags = [{ key: "mlflow.prompt.is_prompt", value: "true" }];
  await make(client, { source: "prompt-template", tags });
  expect((await create(client, { source: "/etc/passwd", tags })).status).toBe(400);
});

test("search finds versions by name, run, source, number and tag, and prompts when they are asked for", async () => {
  const client = await team();
  await make(client, { run_id: "r1", tags: [{ key: "k", value: "v" }] });
  await make(client, { source: "git:n" });
  await client.post("registered-models/create", { name: "it's" });
  await make(client, { name: "it's" });
  await make(client, {
    source: "prompt-template",
    tags: [{ key: "mlflow.prompt.is_prompt", value: "true" }],
  });
  const find = async (filter: string, more: Record<string, string> = {}) => {
    const { body } = await client.get("model-versions/search", { filter, ...more });
    expect(body).not.toHaveProperty("error_code");
    return (body as { model_versions: Version[] }).model_versions.map(
      (each) => `${String(each["name"])}/${each.version}`,
    );
  };
  const byNumber = { order_by: "version_number ASC" };
  expect(await find("", byNumber)).toEqual(["it's/1", "m/1", "m/2"]);
  expect(await find("name='m'", byNumber)).toEqual(["m/1", "m/2"]);
  expect(await find(`name="it's"`)).toEqual(["it's/1"]);
  expect(await find("run_id = 'r1'")).toEqual(["m/1"]);
  expect(await find("run_id IN ('r1', 'r2')")).toEqual(["m/1"]);
  expect(await find("run_id != 'r2'")).toEqual(["m/1"]);
  expect(await find("source_path LIKE 'git:n'")).toEqual(["m/2"]);
  expect(await find("version_number >= 2")).toEqual(["m/2"]);
  expect(await find("tags.k = 'v'")).toEqual(["m/1"]);
  expect(await find("tags.`mlflow.prompt.is_prompt` = 'true'")).toEqual(["m/3"]);
  const first = await client.get("model-versions/search", { max_results: "2", ...byNumber });
  const page_token = String(first.body["next_page_token"]);
  expect(await find("", { max_results: "2", page_token, ...byNumber })).toEqual(["m/2"]);
  expect((await client.get("model-versions/search", { max_results: "200001" })).status).toBe(400);
  expect((await client.get("model-versions/search", { filter: "stage = 'None'" })).status).toBe(400);
});

test("one file of a version is fetched, with one slash or two, wherever the version's files are", async () => {
  const caller = await makeTeam("maintainer");
  const client = callMlflow(caller);
  await client.post("registered-models/create", { name: "m" });
  const run_id = await makeRun(client);
  const kept = `0/${run_id}/artifacts/model`;
  await uploadArtifact(caller, { path: `${kept}/MLmodel`, bytes: streamOf("flavors: {}") });
  await make(client, { source: `mlflow-artifacts:/${kept}`, run_id });
  await make(client, { source: `runs:/${run_id}/model`, run_id });
  await make(client, { source: "s3://bucket/model" });
  const get = (version: string, path: string, root = "/model-versions") =>
    client.get(`${root}/get-artifact`, { name: "m", version, path });
  expect((await get("1", "MLmodel")).body).toEqual({ text: "flavors: {}" });
  expect((await get("2", "MLmodel", "//model-versions")).body).toEqual({ text: "flavors: {}" });
  expect((await get("1", "none")).status).toBe(404);
  expect(await get("9", "../MLmodel")).toMatchObject(refusal("Invalid path"));
  expect(await get("9", "MLmodel")).toMatchObject(noVersion("9"));
  expect((await get("3", "MLmodel")).status).toBe(400);
});
