import { expect, test, vi } from "vitest";
import { withDatabase } from "#tests/database.ts";
import { callMlflow, missing, refusal } from "#tests/mlflow-door.ts";
import { withReceiver } from "#tests/receiver.ts";
import { addMember, makeTeam } from "#tests/team.ts";

vi.hoisted(() => vi.stubEnv("WEBHOOK_ALLOWED_HOSTS", "127.0.0.1"));
withDatabase();
const receiver = withReceiver();

type Client = ReturnType<typeof callMlflow>;

const team = async () => callMlflow(await makeTeam("maintainer"));

const event = { entity: "MODEL_VERSION", action: "CREATED" };
const given = { name: "ci", url: "https://ci.example.com/hooks/7", events: [event] };

const absent = (id: string) => ({
  status: 404,
  body: { error_code: "RESOURCE_DOES_NOT_EXIST", message: `Webhook with ID ${id} not found.` },
});

async function create(client: Client, message: object = {}): Promise<string> {
  const { body } = await client.post("webhooks", { ...given, ...message });
  return (body as { webhook: { webhook_id: string } }).webhook.webhook_id;
}

test("a webhook is made, read, changed and deleted, and its secret never comes back", async () => {
  const client = await team();
  const { body } = await client.post("webhooks", { ...given, description: "d", secret: "correct horse" });
  const webhook = {
    ...given,
    webhook_id: expect.any(String),
    description: "d",
    status: "ACTIVE",
    creation_timestamp: expect.any(Number),
    last_updated_timestamp: expect.any(Number),
  };
  expect(body).toEqual({ webhook });
  const { webhook_id: id } = body["webhook"] as { webhook_id: string };
  expect((await client.get(`webhooks/${id}`)).body).toEqual(body);
  expect((await client.get("webhooks")).body).toEqual({ webhooks: [body["webhook"]] });
  const changed = { name: "ci-2", status: "DISABLED", events: [{ entity: "PROMPT", action: "CREATED" }] };
  const answered = await client.patch(`webhooks/${id}`, { ...changed, secret: "battery" });
  expect(answered.body).toEqual({ webhook: { ...webhook, ...changed } });
  expect(await client.delete(`webhooks/${id}`, {})).toMatchObject({ status: 200, body: {} });
  for (const gone of [
    await client.get(`webhooks/${id}`),
    await client.patch(`webhooks/${id}`, { name: "x" }),
    await client.delete(`webhooks/${id}`, {}),
    await client.post(`webhooks/${id}/test`, {}),
  ])
    expect(gone).toMatchObject(absent(id));
});

test("what a change leaves empty stays, but for the description and the secret", async () => {
  const client = await team();
  const id = await create(client, { description: "d" });
  const { body } = await client.patch(`webhooks/${id}`, { name: "", url: "", events: [], description: "" });
  expect(body["webhook"]).toMatchObject(given);
  expect(body["webhook"]).not.toHaveProperty("description");
});

test("enums are taken by number, too, and pages follow one another", async () => {
  const client = await team();
  const events = [{ entity: 4, action: 3 }];
  await create(client, { events, status: 2 });
  await create(client);
  const first = await client.get("webhooks", { max_results: "1" });
  const token = String(first.body["next_page_token"]);
  const second = await client.get("webhooks", { max_results: "1", page_token: token });
  const found = [first, second].flatMap(({ body }) => body["webhooks"] as object[]);
  expect(found).toContainEqual(
    expect.objectContaining({
      events: [{ entity: "MODEL_VERSION_ALIAS", action: "DELETED" }],
      status: "DISABLED",
    }),
  );
  expect(found).toHaveLength(2);
  expect(second.body).not.toHaveProperty("next_page_token");
  expect(await client.get("webhooks", { page_token: "x" })).toMatchObject({ status: 400 });
  for (const max_results of ["0", "1001"])
    expect(await client.get("webhooks", { max_results })).toMatchObject(
      refusal(expect.stringContaining("'max_results'")),
    );
});

test.each([
  [{ url: "  " }, "Webhook URL cannot be empty or just whitespace"],
  [{ url: "ftp://example.com" }, "Invalid webhook URL scheme"],
  [{ url: "http://example.com" }, "Invalid webhook URL scheme"],
  [{ url: "http://[invalid" }, "Invalid webhook URL"],
  [{ url: "https://169.254.169.254" }, "not on the public internet"],
  [{ name: "-x" }, "must start and end"],
  [{ events: [] }, "at least one event"],
  [
    { events: [{ entity: "REGISTERED_MODEL", action: "DELETED" }] },
    "Invalid action 'deleted' for entity 'registered_model'. Valid actions are: ['created']",
  ],
  [{ events: [{ entity: "RUN", action: "CREATED" }] }, "Invalid value"],
  [{ status: "PAUSED" }, "Invalid value"],
])("%j is refused", async (change, why) => {
  const client = await team();
  const answer = await client.post("webhooks", { ...given, ...change });
  expect(answer).toMatchObject(refusal(expect.stringContaining(why)));
});

test.each(["name", "url", "events"])("%s is required", async (field) => {
  const { [field]: _, ...rest }: Record<string, unknown> = given;
  expect(await (await team()).post("webhooks", rest)).toMatchObject(missing(field));
});

test("a test answers what the receiver answered", async () => {
  const client = await team();
  const id = await create(client, { url: receiver.url("/t") });
  expect((await client.post(`webhooks/${id}/test`, {})).body).toEqual({
    result: { success: true, response_status: 200, response_body: "thanks" },
  });
  receiver.answer = (response) => response.writeHead(503).end("busy");
  const asked = { event: { entity: "PROMPT", action: "CREATED" } };
  expect((await client.post(`webhooks/${id}/test`, asked)).body).toEqual({
    result: {
      success: false,
      response_status: 503,
      response_body: "busy",
      error_message: "The receiver answered 503.",
    },
  });
  expect(receiver.at("/t").map(({ body }) => JSON.parse(body) as object)).toMatchObject([
    { entity: "model_version" },
    { entity: "prompt" },
  ]);
});

test("a member reads webhooks and changes none, a stranger finds none, nobody is asked for a token", async () => {
  const owner = await makeTeam();
  const id = await create(callMlflow(owner));
  const member = callMlflow(await addMember(owner, "member"));
  expect((await member.get(`webhooks/${id}`)).body).toMatchObject({
    webhook: { url: "https://ci.example.com/…" },
  });
  const forbidden = { status: 403, body: { error_code: "PERMISSION_DENIED" } };
  expect(await member.post("webhooks", given)).toMatchObject(forbidden);
  expect(await member.patch(`webhooks/${id}`, { name: "x" })).toMatchObject(forbidden);
  expect(await member.delete(`webhooks/${id}`, {})).toMatchObject(forbidden);
  expect(await member.post(`webhooks/${id}/test`, {})).toMatchObject(forbidden);
  expect(await (await team()).get(`webhooks/${id}`)).toMatchObject(absent(id));
  expect(await callMlflow(undefined).get("webhooks")).toMatchObject({ status: 401 });
});
