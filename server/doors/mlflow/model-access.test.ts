import { expect, test } from "vitest";
import { withDatabase } from "#tests/database.ts";
import { callMlflow, missing } from "#tests/mlflow-door.ts";
import { makeTeam, throughToken } from "#tests/team.ts";

withDatabase();

type Client = ReturnType<typeof callMlflow>;
type Call = [method: string, path: string, message: Record<string, unknown>];

const ofVersion = { name: "m", version: "1" };
const changesOfRegistry: Call[] = [
  ["PATCH", "registered-models/update", { name: "m", description: "new" }],
  ["POST", "registered-models/rename", { name: "m", new_name: "n" }],
  ["DELETE", "registered-models/delete", { name: "m" }],
  ["POST", "registered-models/set-tag", { name: "m", key: "k", value: "new" }],
  ["DELETE", "registered-models/delete-tag", { name: "m", key: "k" }],
  ["POST", "registered-models/alias", { name: "m", alias: "champion", version: "1" }],
  ["DELETE", "registered-models/alias", { name: "m", alias: "a" }],
  ["POST", "model-versions/create", { name: "m", source: "git:m" }],
  ["PATCH", "model-versions/update", { ...ofVersion, description: "new" }],
  [
    "POST",
    "model-versions/transition-stage",
    { ...ofVersion, stage: "Staging", archive_existing_versions: false },
  ],
  ["DELETE", "model-versions/delete", ofVersion],
  ["POST", "model-versions/set-tag", { ...ofVersion, key: "k", value: "new" }],
  ["DELETE", "model-versions/delete-tag", { ...ofVersion, key: "k" }],
];
const readsOfRegistry: Call[] = [
  ["GET", "registered-models/get", { name: "m" }],
  ["GET", "registered-models/get-latest-versions", { name: "m" }],
  ["GET", "registered-models/alias", { name: "m", alias: "a" }],
  ["GET", "model-versions/get", ofVersion],
  ["GET", "model-versions/get-download-uri", ofVersion],
];
const changesOfLoggedModel: Call[] = [
  ["PATCH", "logged-models/ID", { status: "LOGGED_MODEL_READY" }],
  ["PATCH", "logged-models/ID/tags", { tags: [{ key: "k", value: "new" }] }],
  ["DELETE", "logged-models/ID/tags/k", {}],
  ["POST", "logged-models/ID/params", { params: [{ key: "p", value: "1" }] }],
  ["DELETE", "logged-models/ID", {}],
];
const readsOfLoggedModel: Call[] = [
  ["GET", "logged-models/ID", {}],
  ["GET", "logged-models/ID/artifacts/directories", {}],
];
const ofRegistry = [...changesOfRegistry, ...readsOfRegistry];
const ofLoggedModel = [...changesOfLoggedModel, ...readsOfLoggedModel];
const creations: Call[] = [
  ["POST", "registered-models/create", { name: "other" }],
  ["POST", "logged-models", { experiment_id: "0", name: "other" }],
];

const forbidden = { status: 403, body: { error_code: "PERMISSION_DENIED" } };
const absent = { status: 404, body: { error_code: "RESOURCE_DOES_NOT_EXIST" } };

const team = async () => callMlflow(await makeTeam("maintainer"));

test.each(ofRegistry)("%s %s without its model's name misses it", async (method, path, message) => {
  const { name: _, ...rest } = message;
  expect(await call(await team(), method, path, rest)).toMatchObject(missing("name"));
});

test.each(ofRegistry)("%s %s of no such model is 404", async (method, path, message) => {
  expect(await call(await team(), method, path, message)).toMatchObject(absent);
});

test.each(ofRegistry)("%s %s of another team's model is 404", async (method, path, message) => {
  const [ours, theirs] = [await team(), await team()];
  await fill(ours);
  const before = await describe(ours);
  expect(await call(theirs, method, path, message)).toMatchObject(absent);
  expect(await describe(ours)).toEqual(before);
});

test.each(ofLoggedModel)("%s %s of no such logged model is 404", async (method, path, message) => {
  const unknown = path.replace("ID", `m-${"0".repeat(32)}`);
  expect(await call(await team(), method, unknown, message)).toMatchObject(absent);
});

test.each(ofLoggedModel)("%s %s of another team's logged model is 404", async (method, path, message) => {
  const [ours, theirs] = [await team(), await team()];
  const id = await fill(ours);
  const before = await describe(ours);
  expect(await call(theirs, method, path.replace("ID", id), message)).toMatchObject(absent);
  expect(await describe(ours)).toEqual(before);
});

test.each([...creations, ...changesOfRegistry, ...changesOfLoggedModel])(
  "%s %s with a token that only reads is 403",
  async (method, path, message) => {
    const owner = await makeTeam("owner");
    const ours = callMlflow(owner);
    const id = await fill(ours);
    const before = await describe(ours);
    const reader = callMlflow(throughToken(owner, "read"));
    expect(await call(reader, method, path.replace("ID", id), message)).toMatchObject(forbidden);
    expect(await describe(ours)).toEqual(before);
  },
);

test.each([...readsOfRegistry, ...readsOfLoggedModel])(
  "%s %s takes no more than a token that reads",
  async (method, path, message) => {
    const owner = await makeTeam("owner");
    const id = await fill(callMlflow(owner));
    const reader = callMlflow(throughToken(owner, "read"));
    expect(await call(reader, method, path.replace("ID", id), message)).toMatchObject({ status: 200 });
  },
);

test.each([...creations, ...changesOfRegistry, ...changesOfLoggedModel])(
  "%s %s with a body that is no object is 400",
  async (method, path) => {
    const client = await team();
    const id = await fill(client);
    const answer = await client.send(method, path.replace("ID", id), {
      headers: { "Content-Type": "application/json" },
      body: "[1]",
    });
    expect(answer).toMatchObject({ status: 400, body: { message: expect.any(String) } });
  },
);

/** A registered model `m` with one version, an alias and a tag, and a logged model, whose id it answers. */
async function fill(client: Client): Promise<string> {
  const tags = [{ key: "k", value: "v" }];
  await client.post("registered-models/create", { name: "m", tags });
  await client.post("model-versions/create", { name: "m", source: "git:m", tags });
  await client.post("registered-models/alias", { name: "m", alias: "a", version: "1" });
  const { body } = await client.post("logged-models", { experiment_id: "0", name: "classifier", tags });
  return (body as { model: { info: { model_id: string } } }).model.info.model_id;
}

/** All that a team keeps of models. */
async function describe(client: Client): Promise<unknown[]> {
  const answers = await Promise.all([
    client.get("registered-models/search"),
    client.get("model-versions/search"),
    client.post("logged-models/search", { experiment_ids: ["0"] }),
  ]);
  return answers.map(({ body }) => body);
}

function call(client: Client, method: string, path: string, message: Record<string, unknown>) {
  if (method === "GET") return client.get(path, Object.entries(message).map(toPair));
  return client.send(method, path, {
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(message),
  });
}

const toPair = ([key, value]: [string, unknown]): [string, string] => [key, String(value)];
