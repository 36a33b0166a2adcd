import { expect, test } from "vitest";
import { withDatabase } from "#tests/database.ts";
import { callMlflow, missing, refusal } from "#tests/mlflow-door.ts";
import { makeTeam } from "#tests/team.ts";

withDatabase();

type Client = ReturnType<typeof callMlflow>;

const team = async () => callMlflow(await makeTeam("maintainer"));

/** A team with a model `m` of so many versions. */
async function withVersions(count: number): Promise<Client> {
  const client = await team();
  await client.post("registered-models/create", { name: "m" });
  for (let version = 1; version <= count; version += 1) {
    await client.post("model-versions/create", { name: "m", source: "git:m" });
  }
  return client;
}

const absent = (message: unknown) => ({
  status: 404,
  body: { error_code: "RESOURCE_DOES_NOT_EXIST", message },
});
const noModel = (name: string) => absent(`Registered Model with name=${name} not found`);
const taken = (message: unknown) => ({
  status: 400,
  body: { error_code: "RESOURCE_ALREADY_EXISTS", message },
});

async function find(client: Client, query: Record<string, string> = {}): Promise<string[]> {
  const { body } = await client.get("registered-models/search", query);
  expect(body).not.toHaveProperty("error_code");
  return (body as { registered_models: { name: string }[] }).registered_models.map(({ name }) => name);
}

test("a registered model is made and read", async () => {
  const client = await team();
  const tags = [{ key: "k", value: "v" }];
  const { body } = await client.post("registered-models/create", { name: "m", description: "d", tags });
  const model = {
    name: "m",
    creation_timestamp: expect.any(Number),
    last_updated_timestamp: expect.any(Number),
    description: "d",
    latest_versions: [],
    tags,
    aliases: [],
  };
  expect(body).toEqual({ registered_model: model });
  expect((await client.get("registered-models/get", { name: "m" })).body).toEqual({
    registered_model: model,
  });
  expect(await client.get("registered-models/get", { name: "x" })).toMatchObject(noModel("x"));
  expect(await client.get("registered-models/get")).toMatchObject(missing("name"));
});

test.each(["a/b", "a:b", "..", " "])("the name %j is refused", async (name) => {
  const answer = await (await team()).post("registered-models/create", { name });
  expect(answer).toMatchObject(refusal(expect.stringContaining("name")));
});

test("a taken name is refused, and the sentence says when a prompt has it", async () => {
  const client = await team();
  await client.post("registered-models/create", { name: "m" });
  expect(await client.post("registered-models/create", { name: "m" })).toMatchObject(
    taken("Registered Model (name=m) already exists."),
  );
  const tags = [{ key: "mlflow.prompt.is_prompt", value: "true" }];
  await client.post("registered-models/create", { name: "p", tags });
  expect(await client.post("registered-models/create", { name: "p" })).toMatchObject(
    taken(expect.stringContaining("already taken by a prompt")),
  );
});

test("a model is described, and renamed with its versions, tags and aliases", async () => {
  const client = await withVersions(1);
  await client.post("registered-models/alias", { name: "m", alias: "champion", version: "1" });
  const described = await client.patch("registered-models/update", { name: "m", description: "new" });
  expect(described.body).toMatchObject({ registered_model: { description: "new" } });
  const cleared = await client.patch("registered-models/update", { name: "m" });
  expect(cleared.body).toMatchObject({ registered_model: { description: "" } });
  await client.post("registered-models/create", { name: "n" });
  expect(await client.post("registered-models/rename", { name: "m", new_name: "n" })).toMatchObject(
    taken("Registered Model (name=n) already exists."),
  );
  expect((await client.post("registered-models/rename", { name: "m", new_name: "o" })).body).toMatchObject({
    registered_model: {
      name: "o",
      aliases: [{ alias: "champion", version: "1" }],
      latest_versions: [{ name: "o", version: "1", aliases: ["champion"] }],
    },
  });
  expect(await client.post("registered-models/rename", { name: "m", new_name: "p" })).toMatchObject(
    noModel("m"),
  );
});

test("a deleted model's name is free, and its versions begin at 1 again", async () => {
  const client = await withVersions(2);
  expect(await client.delete("registered-models/delete", { name: "m" })).toMatchObject({
    status: 200,
    body: {},
  });
  expect(await client.delete("registered-models/delete", { name: "m" })).toMatchObject(noModel("m"));
  await client.post("registered-models/create", { name: "m" });
  const { body } = await client.post("model-versions/create", { name: "m", source: "git:m" });
  expect(body).toMatchObject({ model_version: { version: "1" } });
});

test("tags are set, replaced and removed; removing what is not there is fine", async () => {
  const client = await withVersions(0);
  await client.post("registered-models/set-tag", { name: "m", key: "k", value: "1" });
  await client.post("registered-models/set-tag", { name: "m", key: "k", value: "2" });
  expect((await client.get("registered-models/get", { name: "m" })).body).toMatchObject({
    registered_model: { tags: [{ key: "k", value: "2" }] },
  });
  expect((await client.delete("registered-models/delete-tag", { name: "m", key: "k" })).status).toBe(200);
  expect((await client.delete("registered-models/delete-tag", { name: "m", key: "k" })).status).toBe(200);
  expect(await client.delete("registered-models/delete-tag", { name: "x", key: "k" })).toMatchObject(
    noModel("x"),
  );
  expect(await client.post("registered-models/set-tag", { name: "x", key: "k", value: "" })).toMatchObject(
    noModel("x"),
  );
});

test("an alias moves, goes with its version, and an unknown one is a 400", async () => {
  const client = await withVersions(2);
  const at = async (alias: string) =>
    (await client.get("registered-models/alias", { name: "m", alias })).body;
  const set = (version: string) => client.post("registered-models/alias", { name: "m", alias: "c", version });
  await set("1");
  expect(await at("c")).toMatchObject({ model_version: { version: "1", aliases: ["c"] } });
  await set("2");
  expect(await at("c")).toMatchObject({ model_version: { version: "2" } });
  expect(await at("latest")).toMatchObject({ model_version: { version: "2" } });
  expect(await set("3")).toMatchObject(absent("Model Version (name=m, version=3) not found"));
  expect(await set("x")).toMatchObject(refusal("Parameter 'version' must be an integer, got 'x'."));
  await client.delete("model-versions/delete", { name: "m", version: "2" });
  const gone = await client.get("registered-models/alias", { name: "m", alias: "c" });
  expect(gone).toMatchObject(refusal("Registered model alias c not found."));
  expect((await client.delete("registered-models/alias", { name: "m", alias: "c" })).status).toBe(200);
  expect(await client.get("registered-models/alias", { name: "x", alias: "c" })).toMatchObject(noModel("x"));
});

test.each([
  ["Latest", "reserved"],
  ["V12", "Version alias name 'V12' is reserved."],
  ["a b", "Invalid alias name"],
  ["a".repeat(256), "exceeds the maximum length of 255"],
])("the alias %j is refused", async (alias, says) => {
  const client = await withVersions(1);
  const answer = await client.post("registered-models/alias", { name: "m", alias, version: "1" });
  expect(answer).toMatchObject(refusal(expect.stringContaining(says)));
});

const numbers = ({ body }: { body: Record<string, unknown> }) =>
  (body as { model_versions: { version: string }[] }).model_versions.map(({ version }) => version).toSorted();

test("the latest versions are the highest of each stage, by POST and by GET", async () => {
  const client = await withVersions(3);
  const move = (version: string) =>
    client.post("model-versions/transition-stage", {
      name: "m",
      version,
      stage: "staging",
      archive_existing_versions: false,
    });
  await move("1");
  await move("2");
  const path = "registered-models/get-latest-versions";
  expect(numbers(await client.post(path, { name: "m" }))).toEqual(["2", "3"]);
  expect(numbers(await client.get(path, { name: "m", stages: "STAGING" }))).toEqual(["2"]);
  expect(numbers(await client.post(path, { name: "m", stages: ["Archived"] }))).toEqual([]);
  const preview = "/api/2.0/preview/mlflow/registered-models/get-latest-versions";
  expect(numbers(await client.post(preview, { name: "m" }))).toEqual(["2", "3"]);
  expect(await client.post(path, { name: "m", stages: ["x"] })).toMatchObject(
    refusal(expect.stringContaining("Invalid Model Version stage: x.")),
  );
  expect(await client.post(path, { name: "x" })).toMatchObject(noModel("x"));
});

test("search finds by name and tag, and prompts only when they are asked for", async () => {
  const client = await team();
  const make = (name: string, tags: object[] = []) => client.post("registered-models/create", { name, tags });
  await make("Ant", [{ key: "k", value: "V" }]);
  await make("bee", [{ key: "mlflow.prompt.is_prompt", value: "false" }]);
  await make("cat", [{ key: "mlflow.prompt.is_prompt", value: "true" }]);
  await make("dog", [{ key: "mlflow.prompt.is_prompt", value: "True" }]);
  const prompt = "tags.`mlflow.prompt.is_prompt`";
  expect(await find(client)).toEqual(["Ant", "bee"]);
  expect(await find(client, { filter: "name ILIKE 'a%'" })).toEqual(["Ant"]);
  expect(await find(client, { filter: "tag.k = 'V'" })).toEqual(["Ant"]);
  expect(await find(client, { filter: `${prompt} = 'true'` })).toEqual(["cat", "dog"]);
  expect(await find(client, { filter: `${prompt} != 'true'` })).toEqual(["Ant", "bee"]);
  expect(await find(client, { filter: `${prompt} = 'false'` })).toEqual(["Ant", "bee"]);
  expect(await find(client, { order_by: "name DESC" })).toEqual(["bee", "Ant"]);
  await client.patch("registered-models/update", { name: "Ant", description: "later" });
  expect(await find(client, { order_by: "timestamp DESC" })).toHaveLength(2);
  expect((await client.get("registered-models/search", { filter: "attributes.name = 'a'" })).status).toBe(
    400,
  );
  expect(await client.get("registered-models/search", { max_results: "1001" })).toMatchObject(
    refusal(expect.stringContaining("It must be at most 1000, but got value 1001")),
  );
  const first = await client.get("registered-models/search", { max_results: "1" });
  const page_token = String(first.body["next_page_token"]);
  expect(await find(client, { max_results: "1", page_token })).toEqual(["bee"]);
  expect((await client.get("registered-models/search", { page_token: "x" })).status).toBe(400);
});

test("two teams have equal names and see only their own", async () => {
  const [ours, theirs] = [await withVersions(2), await withVersions(1)];
  await theirs.delete("registered-models/delete", { name: "m" });
  expect(await find(ours)).toEqual(["m"]);
  expect(await find(theirs)).toEqual([]);
});
