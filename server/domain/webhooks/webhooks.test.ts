import { expect, test, vi } from "vitest";
import { clock } from "#server/core/clock.ts";
import { database } from "#server/core/database.ts";
import { withDatabase } from "#tests/database.ts";
import { addMember, makeTeam } from "#tests/team.ts";
import {
  createWebhook,
  deleteWebhook,
  getWebhook,
  listWebhooks,
  updateWebhook,
  type WebhookEvent,
} from "./index.ts";
import { loadWebhook } from "./load.ts";
import { openSecret } from "./secret.ts";

vi.hoisted(() => vi.stubEnv("WEBHOOK_ALLOWED_HOSTS", "Hooks.internal,10.0.0.5:8080"));
const sql = withDatabase();

const events: WebhookEvent[] = ["model_version.created", "model_version_alias.created"];
const given = { name: "ci", url: "https://ci.example.com/hooks/7", events };

test("a webhook is kept as it was given, and its secret is shown to nobody", async () => {
  const caller = await makeTeam("maintainer");
  const asked = { ...given, description: "Deploys the champion.", secret: "correct horse" };
  const made = await createWebhook(caller, asked);
  expect(made).toMatchObject({ ...given, description: "Deploys the champion.", status: "ACTIVE" });
  expect(made.isSigned).toBe(true);
  const shown = [made, await getWebhook(caller, { id: made.id }), await listWebhooks(caller, {})];
  expect(JSON.stringify(shown)).not.toMatch(/correct horse|secret/iu);
});

test("no row of the database holds a secret as it was given, and it opens in its own row alone", async () => {
  const caller = await makeTeam();
  const { id } = await createWebhook(caller, { ...given, secret: "correct horse battery" });
  const { id: updated } = await createWebhook(caller, given);
  await updateWebhook(caller, { id: updated, secret: "correct horse battery" });
  const tables = await sql()<{ name: string }[]>`
    select table_name as name from information_schema.tables where table_schema = 'public'`;
  const rows = await Promise.all(
    tables.map(({ name }) => sql()`select to_jsonb(r)::text as row from ${sql()(name)} r`),
  );
  const dump = JSON.stringify(rows);
  expect(dump).toContain(id);
  for (const form of ["utf8", "hex", "base64"] as const)
    expect(dump).not.toContain(Buffer.from("correct horse").toString(form).slice(0, 16));
  const { teamId, sealedSecret } = await loadWebhook(database(), caller.team.id, id);
  if (sealedSecret === null) throw new Error("nothing is sealed");
  expect(await openSecret({ teamId, id }, sealedSecret)).toBe("correct horse battery");
  for (const place of [
    { teamId: teamId + 1, id },
    { teamId, id: updated },
  ])
    await expect(openSecret(place, sealedSecret)).rejects.toMatchObject({ kind: "precondition" });
});

test("whoever may not change webhooks sees where they go, and no path that would let them post there", async () => {
  const owner = await makeTeam();
  const viewer = await addMember(owner, "viewer");
  const { id } = await createWebhook(owner, { ...given, url: "https://hooks.slack.com/services/T0/B1/x9" });
  const seen = [await getWebhook(viewer, { id }), ...(await listWebhooks(viewer, {})).webhooks];
  expect(seen.map(({ url }) => url)).toEqual(["https://hooks.slack.com/…", "https://hooks.slack.com/…"]);
  expect((await getWebhook(owner, { id })).url).toBe("https://hooks.slack.com/services/T0/B1/x9");
});

test("a change leaves what it does not name, keeps the secret unless told, and is later than the one before", async () => {
  const caller = await makeTeam();
  const made = await createWebhook(caller, { ...given, secret: "a" });
  const { now } = clock;
  clock.now = () => new Date(made.updatedAtMs);
  const renamed = await updateWebhook(caller, { id: made.id, name: "ci-2" });
  const off = await updateWebhook(caller, { id: made.id, status: "DISABLED", secret: "" });
  clock.now = now;
  expect(renamed).toEqual({ ...made, name: "ci-2", updatedAtMs: made.updatedAtMs + 1 });
  expect(off).toEqual({ ...renamed, status: "DISABLED", isSigned: false, updatedAtMs: made.updatedAtMs + 2 });
});

test("webhooks come newest first, page by page, and a deleted one is not found", async () => {
  const caller = await makeTeam();
  const ids: string[] = [];
  for (const name of ["a", "b", "c"]) ids.unshift((await createWebhook(caller, { ...given, name })).id);
  const first = await listWebhooks(caller, { limit: 2 });
  const rest = await listWebhooks(caller, { limit: 2, pageToken: first.nextPageToken });
  expect(new Set([...first.webhooks, ...rest.webhooks].map(({ id }) => id))).toEqual(new Set(ids));
  expect(rest.nextPageToken).toBeUndefined();
  await expect(listWebhooks(caller, { pageToken: "7" })).rejects.toMatchObject({ kind: "invalid" });
  const [id = ""] = ids;
  await deleteWebhook(caller, { id });
  for (const gone of [id, "nonexistent"])
    await expect(getWebhook(caller, { id: gone })).rejects.toMatchObject({
      kind: "notFound",
      message: `Webhook with ID ${gone} not found.`,
    });
});

test.each([
  ["", "cannot be empty"],
  ["  ", "cannot be empty"],
  ["ci.example.com/hooks", "Invalid webhook URL scheme"],
  ["ftp://ci.example.com", "Invalid webhook URL scheme"],
  ["file:///etc/passwd", "Invalid webhook URL scheme"],
  ["https:ci.example.com", "Invalid webhook URL"],
  ["http://[invalid", "Invalid webhook URL"],
  ["https://keiko:secret@ci.example.com", "leave the user and password out"],
  ["http://ci.example.com/hooks", "must be https"],
  ["https://127.0.0.1/", "not on the public internet"],
  ["https://127.1/", "not on the public internet"],
  ["https://2130706433/", "not on the public internet"],
  ["https://0x7f000001/", "not on the public internet"],
  ["https://0177.0.0.1/", "not on the public internet"],
  ["https://0/", "not on the public internet"],
  ["https://10.0.0.5/", "not on the public internet"],
  ["https://172.16.3.4/", "not on the public internet"],
  ["https://192.168.1.1/", "not on the public internet"],
  ["https://100.64.0.1/", "not on the public internet"],
  ["https://169.254.169.254/latest/meta-data", "not on the public internet"],
  ["https://[::1]/", "not on the public internet"],
  ["https://[::]/", "not on the public internet"],
  ["https://[fd00::8]/", "not on the public internet"],
  ["https://[fe80::1]/", "not on the public internet"],
  ["https://[::ffff:127.0.0.1]/", "not on the public internet"],
  ["https://[::ffff:a9fe:a9fe]/", "not on the public internet"],
  ["https://[64:ff9b::7f00:1]/", "not on the public internet"],
  ["https://[2002:7f00:1::]/", "not on the public internet"],
])("the address %s is refused when it is saved, new or changed", async (url, why) => {
  const caller = await makeTeam();
  const refused = { kind: "invalid", message: expect.stringContaining(why) };
  await expect(createWebhook(caller, { ...given, url })).rejects.toMatchObject(refused);
  const { id } = await createWebhook(caller, given);
  await expect(updateWebhook(caller, { id, url })).rejects.toMatchObject(refused);
  expect((await getWebhook(caller, { id })).url).toBe(given.url);
});

test.each([
  "https://ci.example.com:8443/a?b=c",
  "https://93.184.216.34/",
  "https://[2606:2800:220:1::1]/",
  "http://hooks.internal/",
  "http://HOOKS.internal:9000/x",
  "http://10.0.0.5:8080/",
])("the address %s is taken", async (url) => {
  const caller = await makeTeam();
  expect((await createWebhook(caller, { ...given, url })).url).toBe(url);
});

test("a host that is allowed on one port is not allowed on another", async () => {
  const caller = await makeTeam();
  const url = "http://10.0.0.5:8081/";
  await expect(createWebhook(caller, { ...given, url })).rejects.toMatchObject({ kind: "invalid" });
});

test.each([
  [{ name: "" }, "must start and end"],
  [{ name: "-ci" }, "must start and end"],
  [{ name: "x".repeat(64) }, "must start and end"],
  [{ name: "my hook" }, "must start and end"],
  [{ events: [] }, "at least one event"],
])("%j is refused", async (change, why) => {
  const caller = await makeTeam();
  const refused = { kind: "invalid", message: expect.stringContaining(why) };
  await expect(createWebhook(caller, { ...given, ...change })).rejects.toMatchObject(refused);
});
