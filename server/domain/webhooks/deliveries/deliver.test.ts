import { createHmac } from "node:crypto";
import { beforeEach, expect, test, vi } from "vitest";
import type { Caller } from "#server/auth/caller.ts";
import { createRegisteredModel } from "#server/domain/registry/index.ts";
import { withDatabase } from "#tests/database.ts";
import { withReceiver } from "#tests/receiver.ts";
import { makeTeam } from "#tests/team.ts";
import {
  createWebhook,
  deliverDue,
  drainDeliveries,
  getDelivery,
  listDeliveries,
  redeliver,
  sweepDeliveries,
  testWebhook,
  updateWebhook,
  type Delivery,
} from "../index.ts";

vi.hoisted(() => vi.stubEnv("WEBHOOK_ALLOWED_HOSTS", "127.0.0.1"));
const sql = withDatabase();
const receiver = withReceiver();

beforeEach(() => {
  receiver.answer = (response) => response.end("thanks");
});

let made = 0;

/** A webhook with a path of its own, and a change that it is told of. */
async function withMessage(options: { url?: string; secret?: string } = {}) {
  const caller = await makeTeam();
  const path = `/${(made += 1)}`;
  const asked = { url: receiver.url(path), name: "ci", ...options };
  const { id } = await createWebhook(caller, { ...asked, events: ["registered_model.created"] });
  await createRegisteredModel(caller, { name: "fraud", description: "日本語" });
  return { caller, path, id };
}

/** One turn of the job at that time, to the end. */
async function turn(at = new Date(), signal = new AbortController().signal): Promise<void> {
  await deliverDue(at, signal);
  await drainDeliveries();
}

async function newest(caller: Caller, id: string): Promise<Delivery> {
  const [delivery] = await listDeliveries(caller, { id });
  if (delivery === undefined) throw new Error("there is no delivery");
  return delivery;
}

test("a message arrives once, with its id and time, signed so that the receiver can prove who sent it", async () => {
  const { caller, path, id } = await withMessage({ secret: "correct horse" });
  await turn();
  await turn();
  const [got, ...more] = receiver.at(path);
  expect(more).toEqual([]);
  const { messageId, ...delivery } = await newest(caller, id);
  expect(delivery).toMatchObject({ state: "delivered", attempts: 1, responseStatus: 200, error: null });
  const seconds = got?.headers["x-mlflow-timestamp"];
  expect(got?.headers).toMatchObject({
    "content-type": "application/json",
    "x-mlflow-delivery-id": messageId,
  });
  expect(Number(seconds)).toBeCloseTo(Date.now() / 1000, -2);
  const signature = createHmac("sha256", "correct horse").update(`${messageId}.${seconds}.${got?.body}`);
  expect(got?.headers["x-mlflow-signature"]).toBe(`v1,${signature.digest("base64")}`);
  expect(JSON.parse(got?.body ?? "")).toMatchObject({
    entity: "registered_model",
    action: "created",
    data: { name: "fraud", description: "日本語" },
  });
});

test("without a secret nothing is signed", async () => {
  const { path } = await withMessage();
  await turn();
  expect(receiver.at(path).map(({ headers }) => headers["x-mlflow-signature"])).toEqual([undefined]);
});

test.each([429, 500, 502, 503, 504])(
  "%i is tried again with the same id and body, until it is taken",
  async (status) => {
    const { caller, path, id } = await withMessage();
    receiver.answer = (response) =>
      response.writeHead(receiver.at(path).length < 3 ? status : 200).end("busy");
    await turn();
    const waiting = await newest(caller, id);
    expect(waiting).toMatchObject({ state: "pending", attempts: 1, responseStatus: status });
    await turn();
    expect(receiver.at(path)).toHaveLength(1);
    for (const _ of [1, 2]) await turn(new Date((await newest(caller, id)).nextAttemptAtMs ?? 0));
    expect(await newest(caller, id)).toMatchObject({ state: "delivered", attempts: 3, responseStatus: 200 });
    const [first, ...others] = receiver.at(path);
    for (const { body, headers } of others) {
      expect(body).toBe(first?.body);
      expect(headers["x-mlflow-delivery-id"]).toBe(first?.headers["x-mlflow-delivery-id"]);
    }
  },
);

test.each([301, 302, 307, 400, 401, 404, 410, 501])("%i is the receiver's last word", async (status) => {
  const { caller, path, id } = await withMessage();
  const location = "http://169.254.169.254/latest/meta-data";
  receiver.answer = (response) => response.writeHead(status, { location }).end("no");
  await turn();
  const delivery = await newest(caller, id);
  expect(delivery).toMatchObject({ state: "failed", attempts: 1, responseStatus: status });
  expect(await getDelivery(caller, { id, deliveryId: delivery.id })).toMatchObject({ responseExcerpt: "no" });
  expect(receiver.at(path)).toHaveLength(1);
});

test("a redirect is not followed, wherever it leads", async () => {
  const { caller, id } = await withMessage();
  receiver.answer = (response) => response.writeHead(302, { location: receiver.url("/elsewhere") }).end();
  await turn();
  expect(receiver.at("/elsewhere")).toEqual([]);
  expect((await newest(caller, id)).error).toContain("redirects are not followed");
});

test("a receiver that is away is tried seven times within hours, and then no more", async () => {
  const { caller, id } = await withMessage({ url: "http://127.0.0.1:9/" });
  for (let last = await newest(caller, id); last.nextAttemptAtMs !== null; last = await newest(caller, id))
    await turn(new Date(last.nextAttemptAtMs));
  const { state, attempts, error, responseStatus } = await newest(caller, id);
  expect({ state, attempts, responseStatus }).toEqual({ state: "failed", attempts: 7, responseStatus: null });
  expect(error).toBe("127.0.0.1 refused the connection.");
});

test("a receiver that breaks the connection off is tried again", async () => {
  const { caller, id } = await withMessage();
  receiver.answer = (response) => response.destroy();
  await turn();
  expect(await newest(caller, id)).toMatchObject({
    state: "pending",
    error: "127.0.0.1 broke the connection off.",
  });
});

test("an answer without end is read no further than its beginning", async () => {
  const { caller, id } = await withMessage();
  receiver.answer = (response) => {
    const write = (): void => {
      while (!response.destroyed && response.write("x\0".repeat(5_000)));
    };
    response.on("drain", write);
    write();
  };
  await turn();
  const { id: deliveryId, state } = await newest(caller, id);
  expect(state).toBe("delivered");
  expect((await getDelivery(caller, { id, deliveryId })).responseExcerpt).toHaveLength(4_096);
});

test("a receiver that never answers holds up nobody else, and a process that stops gives its message back", async () => {
  const stuck = await withMessage();
  const other = await withMessage();
  receiver.answer = (response, { path }) => {
    if (path !== stuck.path) response.end();
  };
  const stopping = new AbortController();
  await deliverDue(new Date(), stopping.signal);
  await receiver.until(stuck.path, 1);
  await receiver.until(other.path, 1);
  await createRegisteredModel(other.caller, { name: "churn" });
  await deliverDue(new Date(), stopping.signal);
  await receiver.until(other.path, 2);
  expect(await newest(stuck.caller, stuck.id)).toMatchObject({ state: "pending", attempts: 1 });
  stopping.abort();
  await drainDeliveries();
  expect(await newest(stuck.caller, stuck.id)).toMatchObject({ state: "pending", attempts: 0 });
  receiver.answer = (response) => response.end();
  await turn(new Date(Date.now() + 1_000));
  expect(await newest(stuck.caller, stuck.id)).toMatchObject({ state: "delivered", attempts: 1 });
});

test("what a process had claimed when it was killed is sent by another, a minute later", async () => {
  const { caller, path, id } = await withMessage();
  const now = Date.now();
  await sql()`update webhook_deliveries set attempts = 1, next_attempt_at = ${new Date(now + 60_000).toISOString()}::timestamptz where webhook_id = ${id}`;
  await turn(new Date(now + 59_000));
  expect(receiver.at(path)).toEqual([]);
  await turn(new Date(now + 61_000));
  expect(await newest(caller, id)).toMatchObject({ state: "delivered", attempts: 2 });
});

test("however many turns there are at once, each message is sent once", async () => {
  const { caller, path, id } = await withMessage();
  for (const name of ["a", "b", "c", "d", "e", "f", "g"]) await createRegisteredModel(caller, { name });
  const { signal } = new AbortController();
  for (let round = 0; round < 4; round += 1) {
    await Promise.all([1, 2, 3, 4].map(() => deliverDue(new Date(), signal)));
    await drainDeliveries();
  }
  const ids = receiver.at(path).map(({ headers }) => headers["x-mlflow-delivery-id"]);
  expect([ids.length, new Set(ids).size]).toEqual([8, 8]);
  expect((await listDeliveries(caller, { id })).every(({ state }) => state === "delivered")).toBe(true);
});

test("a name that leads to this machine is refused when it is sent to, and so is an address that slipped in", async () => {
  for (const url of [
    receiver.url("/x").replace("http://127.0.0.1", "https://localhost"),
    "https://10.0.0.1/",
  ]) {
    const { caller, id } = await withMessage({ url: "https://ci.example.com/" });
    await sql()`update webhooks set url = ${url} where id = ${id}`;
    await turn();
    expect(await newest(caller, id)).toMatchObject({
      state: "failed",
      responseStatus: null,
      error: expect.stringContaining("not on the public internet"),
    });
    expect(await testWebhook(caller, { id })).toMatchObject({ isDelivered: false, status: null });
  }
  expect(receiver.at("/x")).toEqual([]);
});

test("a webhook that is switched off is sent nothing until it is on again", async () => {
  const { caller, path, id } = await withMessage();
  await updateWebhook(caller, { id, status: "DISABLED" });
  await turn();
  expect(receiver.at(path)).toEqual([]);
  const { id: deliveryId } = await newest(caller, id);
  await expect(redeliver(caller, { id, deliveryId })).rejects.toMatchObject({ kind: "precondition" });
  await updateWebhook(caller, { id, status: "ACTIVE" });
  await turn();
  expect(receiver.at(path)).toHaveLength(1);
});

test("a delivery is sent again as a message of its own, and the log keeps the first", async () => {
  const { caller, path, id } = await withMessage();
  await turn();
  const first = await newest(caller, id);
  await redeliver(caller, { id, deliveryId: first.id });
  await turn(new Date(Date.now() + 1_000));
  const [again, former] = await listDeliveries(caller, { id });
  expect(former).toEqual(first);
  expect(again).toMatchObject({ state: "delivered", event: first.event });
  expect(again?.messageId).not.toBe(first.messageId);
  const [one, two] = receiver.at(path);
  expect(two?.body).toBe(one?.body);
});

test("a secret that cannot be read any more fails the delivery with what to do, and nothing goes out unsigned", async () => {
  const { caller, path, id } = await withMessage({ secret: "a" });
  await sql()`update webhooks set sealed_secret = set_byte(sealed_secret, 20, 255 - get_byte(sealed_secret, 20)) where id = ${id}`;
  await turn();
  expect(await newest(caller, id)).toMatchObject({
    state: "failed",
    error: expect.stringContaining("Enter it again"),
  });
  expect(receiver.at(path)).toEqual([]);
});

test("a test sends an example at once and says how that ended; the log and the queue stay as they are", async () => {
  const caller = await makeTeam();
  const url = receiver.url("/test");
  const { id } = await createWebhook(caller, {
    name: "ci",
    url,
    events: ["prompt.created"],
    status: "DISABLED",
  });
  const taken = await testWebhook(caller, { id });
  expect(taken).toMatchObject({ isDelivered: true, status: 200, excerpt: "thanks", error: null });
  receiver.answer = (response) => response.writeHead(404).end("nobody here");
  const refused = await testWebhook(caller, { id, event: "model_version.created" });
  expect(refused).toMatchObject({ isDelivered: false, status: 404, excerpt: "nobody here" });
  const sent = receiver.at("/test").map(({ body }) => JSON.parse(body) as Record<string, unknown>);
  expect(sent).toMatchObject([
    { entity: "prompt", data: { name: "example_prompt" } },
    { entity: "model_version", data: { name: "example_model", version: "1" } },
  ]);
  expect(await listDeliveries(caller, { id })).toEqual([]);
});

test("deliveries are forgotten after thirty days, and not before", async () => {
  const { caller, id } = await withMessage();
  await sweepDeliveries(new Date(Date.now() + 29 * 86_400_000));
  expect(await listDeliveries(caller, { id })).toHaveLength(1);
  await sweepDeliveries(new Date(Date.now() + 31 * 86_400_000));
  expect(await listDeliveries(caller, { id })).toEqual([]);
});
