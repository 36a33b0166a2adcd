import type { Caller } from "#server/auth/caller.ts";
import { logInputs } from "#server/domain/data/index.ts";
import { createExperiment } from "#server/domain/experiments/index.ts";
import { logBatch, logMetrics } from "#server/domain/metrics/index.ts";
import { createLoggedModel, logModelMetrics } from "#server/domain/models/index.ts";
import { createModelVersion, createRegisteredModel, setAlias } from "#server/domain/registry/index.ts";
import { createRun } from "#server/domain/runs/index.ts";
import { createWebhook, listDeliveries } from "#server/domain/webhooks/index.ts";
import { createUpload, receivePart, uploadArtifact } from "#server/domain/artifacts/index.ts";
import { addMember } from "#tests/team.ts";
import { streamOf } from "#tests/artifact-store.ts";

/** Things to work on are made by an owner, so that the caller under test needs no more than their own role. */
const asOwner = (caller: Caller): Caller => ({
  ...caller,
  role: "owner",
  actor: { kind: "operator", name: "root" },
});

let made = 0;

/** An experiment with an id that a fresh team does not have. */
export async function makeExperiment(caller: Caller): Promise<number> {
  const tags = [{ key: "area", value: "vision" }];
  const { id } = await createExperiment(asOwner(caller), { name: `churn-${(made += 1)}`, tags });
  return id;
}

/** A run with a param, a tag and a metric, in an experiment of its own. */
export async function makeRun(caller: Caller): Promise<{ experimentId: number; runId: string }> {
  const owner = asOwner(caller);
  const experimentId = await makeExperiment(caller);
  const { id: runId } = await createRun(owner, { experimentId, name: "dapper-owl-1", startTimeMs: 1_000 });
  await logBatch(owner, {
    runId,
    params: [{ key: "lr", value: "0.1" }],
    tags: [{ key: "stage", value: "trial" }],
  });
  const times = [1_000, 2_000, 3_000];
  const metrics = times.map((timeMs, step) => ({ key: "loss", value: 1 / (step + 1), timeMs, step }));
  await logMetrics(owner, { runId, metrics });
  return { experimentId, runId };
}

export const dataset = { name: "iris", digest: "4f2a", sourceType: "local", source: '{"uri":"iris.csv"}' };

/** A run that read a dataset. */
export async function makeRunWithData(caller: Caller): Promise<{ experimentId: number; runId: string }> {
  const run = await makeRun(caller);
  const tags = [{ key: "mlflow.data.context", value: "training" }];
  await logInputs(asOwner(caller), { runId: run.runId, datasets: [{ dataset, tags }] });
  return run;
}

/** A file among the artifacts of a run. */
export async function makeArtifact(caller: Caller): Promise<{ runId: string; path: string }> {
  const { experimentId, runId } = await makeRun(caller);
  const path = `${experimentId}/${runId}/artifacts/model/MLmodel`;
  await uploadArtifact(asOwner(caller), { path, bytes: streamOf("flavors: {}\n") });
  return { runId, path };
}

/** An upload of one part that only this caller goes on with. */
export async function makeUpload(caller: Caller): Promise<{ uploadId: string; path: string }> {
  const { experimentId, runId } = await makeRun(caller);
  const path = `${experimentId}/${runId}/artifacts/model/weights.bin`;
  const { uploadId } = await createUpload(caller, { path, parts: 1 });
  return { uploadId, path };
}

/** The part of such an upload. */
export async function makePart(caller: Caller, { uploadId }: { uploadId: string }) {
  const content = { sizeBytes: 12, bytes: streamOf("flavors: {}\n") };
  return { number: 1, ...(await receivePart(caller, { uploadId, number: 1, ...content })) };
}

/** A logged model with a param, a tag and a metric, and the run it comes from. */
export async function makeLoggedModel(
  caller: Caller,
): Promise<{ experimentId: number; runId: string; modelId: string }> {
  const owner = asOwner(caller);
  const { experimentId, runId } = await makeRun(caller);
  const params = [{ key: "depth", value: "3" }];
  const tags = [{ key: "area", value: "vision" }];
  const asked = { experimentId, name: "model", sourceRunId: runId, params, tags };
  const { id: modelId } = await createLoggedModel(owner, asked);
  const point = { key: "loss", value: 0.5, timeMs: 2_000, step: 1, modelId };
  await logModelMetrics(owner, { runId, metrics: [{ ...point, dataset: { name: "iris", digest: "4f2a" } }] });
  return { experimentId, runId, modelId };
}

/** A version of a registered model, made of a logged one, with a tag and the alias `champion`. */
export async function makeVersion(caller: Caller): Promise<{ name: string; version: number }> {
  const owner = asOwner(caller);
  const { modelId } = await makeLoggedModel(caller);
  const name = `fraud-${(made += 1)}`;
  const tags = [{ key: "area", value: "vision" }];
  await createRegisteredModel(owner, { name, tags });
  const { version } = await createModelVersion(owner, { name, source: `models:/${modelId}`, tags });
  await setAlias(owner, { name, version, alias: "champion" });
  return { name, version };
}

/** A webhook whose host is this machine, which is no place to send anything to. */
export async function makeWebhook(caller: Caller): Promise<{ id: string }> {
  const asked = { name: `hook-${(made += 1)}`, url: "https://localhost/hook", secret: "a1b2c3" };
  const { id } = await createWebhook(asOwner(caller), { ...asked, events: ["registered_model.created"] });
  return { id };
}

/** A message that waits to be sent to such a webhook. */
export async function makeDelivery(caller: Caller): Promise<{ id: string; deliveryId: number }> {
  const { id } = await makeWebhook(caller);
  await createRegisteredModel(asOwner(caller), { name: `fraud-${(made += 1)}` });
  const [delivery] = await listDeliveries(caller, { id });
  if (delivery === undefined) throw new Error("no delivery was queued");
  return { id, deliveryId: delivery.id };
}

/** The id of another person in the caller's team. */
export async function makeMember(caller: Caller): Promise<number> {
  const { actor } = await addMember(caller, "viewer");
  if (actor.kind !== "person") throw new Error("members are people");
  return actor.personId;
}
