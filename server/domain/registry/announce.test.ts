import { expect, test } from "vitest";
import type { Caller } from "#server/auth/caller.ts";
import { createWebhook, updateWebhook, type WebhookEvent } from "#server/domain/webhooks/index.ts";
import { WEBHOOK_EVENTS } from "#server/domain/webhooks/rules.ts";
import { withDatabase } from "#tests/database.ts";
import { makeTeam } from "#tests/team.ts";
import {
  createModelVersion,
  createRegisteredModel,
  deleteAlias,
  deleteModelVersionTag,
  deleteRegisteredModelTag,
  setAlias,
  setModelVersionTag,
  setRegisteredModelTag,
} from "./index.ts";

const sql = withDatabase();

const url = "https://ci.example.com/hooks";

/** A webhook for these events, and the messages that wait for it: what happened, with its data. */
async function listenTo(caller: Caller, events: readonly WebhookEvent[] = WEBHOOK_EVENTS) {
  const { id } = await createWebhook(caller, { name: "ci", url, events: [...events] });
  const queued = async () => {
    const rows = await sql()<{ event: string; payload: string }[]>`
      select event, payload from webhook_deliveries where webhook_id = ${id} order by id`;
    return rows.map(({ payload }) => {
      const { timestamp, ...told } = JSON.parse(payload) as Record<string, unknown>;
      expect(timestamp).toBe(new Date(String(timestamp)).toISOString());
      return told;
    });
  };
  return { id, queued };
}

test("everything that happens to a model is told as MLflow tells it", async () => {
  const caller = await makeTeam();
  const { queued } = await listenTo(caller);
  const [name, alias] = ["fraud", "champion"];
  const tags = [{ key: "area", value: "cards" }];
  await createRegisteredModel(caller, { name, tags, description: "Finds fraud." });
  await setRegisteredModelTag(caller, { name, tag: { key: "a", value: "b" } });
  const { version } = await createModelVersion(caller, { name, source: "git:model", runId: "run_1", tags });
  await setModelVersionTag(caller, { name, version, tag: { key: "a", value: "b" } });
  await deleteModelVersionTag(caller, { name, version, key: "a" });
  await setAlias(caller, { name, version, alias });
  await deleteAlias(caller, { name, alias });
  expect(await queued()).toEqual([
    {
      entity: "registered_model",
      action: "created",
      data: { name, tags: { area: "cards" }, description: "Finds fraud." },
    },
    {
      entity: "model_version",
      action: "created",
      data: {
        name,
        version: "1",
        source: "git:model",
        run_id: "run_1",
        tags: { area: "cards" },
        description: null,
      },
    },
    { entity: "model_version_tag", action: "set", data: { name, version: "1", key: "a", value: "b" } },
    { entity: "model_version_tag", action: "deleted", data: { name, version: "1", key: "a" } },
    { entity: "model_version_alias", action: "created", data: { name, alias, version: "1" } },
    { entity: "model_version_alias", action: "deleted", data: { name, alias } },
  ]);
});

test("everything that happens to a prompt is told as a prompt's, without the marks by which MLflow knows it", async () => {
  const caller = await makeTeam();
  const { queued } = await listenTo(caller);
  const [name, alias] = ["greeting", "live"];
  const mark = { key: "mlflow.prompt.is_prompt", value: "true" };
  await createRegisteredModel(caller, { name, tags: [mark, { key: "area", value: "chat" }] });
  await setRegisteredModelTag(caller, { name, tag: { key: "a", value: "b" } });
  await deleteRegisteredModelTag(caller, { name, key: "a" });
  const text = { key: "mlflow.prompt.text", value: "Hello {{name}}!" };
  const type = { key: "_mlflow_prompt_type", value: "text" };
  await createModelVersion(caller, { name, source: "prompt-template", tags: [mark, text, type] });
  await setModelVersionTag(caller, { name, version: 1, tag: { key: "a", value: "b" } });
  await deleteModelVersionTag(caller, { name, version: 1, key: "a" });
  await setAlias(caller, { name, version: 1, alias });
  await deleteAlias(caller, { name, alias });
  expect(await queued()).toEqual([
    { entity: "prompt", action: "created", data: { name, tags: { area: "chat" }, description: null } },
    { entity: "prompt_tag", action: "set", data: { name, key: "a", value: "b" } },
    { entity: "prompt_tag", action: "deleted", data: { name, key: "a" } },
    {
      entity: "prompt_version",
      action: "created",
      data: { name, version: "1", template: "Hello {{name}}!", tags: {}, description: null },
    },
    { entity: "prompt_version_tag", action: "set", data: { name, version: "1", key: "a", value: "b" } },
    { entity: "prompt_version_tag", action: "deleted", data: { name, version: "1", key: "a" } },
    { entity: "prompt_alias", action: "created", data: { name, alias, version: "1" } },
    { entity: "prompt_alias", action: "deleted", data: { name, alias } },
  ]);
});

test("only active webhooks of the same team that want the event are told, each by a message of its own", async () => {
  const [caller, stranger] = [await makeTeam(), await makeTeam()];
  const [one, two] = [await listenTo(caller), await listenTo(caller)];
  const others = [await listenTo(caller, ["prompt.created"]), await listenTo(stranger)];
  const off = await listenTo(caller);
  await updateWebhook(caller, { id: off.id, status: "DISABLED" });
  await createRegisteredModel(caller, { name: "fraud" });
  expect(await one.queued()).toHaveLength(1);
  expect(await two.queued()).toEqual(await one.queued());
  for (const { queued } of [...others, off]) expect(await queued()).toEqual([]);
  const ids =
    await sql()`select distinct message_id from webhook_deliveries where team_id = ${caller.team.id}`;
  expect(ids).toHaveLength(2);
});

test("a change that is refused tells nobody", async () => {
  const caller = await makeTeam();
  const { queued } = await listenTo(caller);
  await createRegisteredModel(caller, { name: "fraud" });
  await expect(createRegisteredModel(caller, { name: "fraud" })).rejects.toMatchObject({ kind: "conflict" });
  await expect(
    createModelVersion(caller, { name: "fraud", source: "file:///etc/passwd" }),
  ).rejects.toMatchObject({ kind: "invalid" });
  expect(await queued()).toHaveLength(1);
});
