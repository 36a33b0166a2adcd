import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { type Product, startProduct } from "#tests/product.ts";
import { hasS3, s3StartMs, startS3, type TestS3 } from "#tests/s3.ts";

describe.skipIf(!hasS3)("with credentials that the bucket refuses", () => {
  let s3: TestS3;
  let product: Product;

  beforeAll(async () => {
    s3 = await startS3();
    const { bucket } = await s3.makeBucket();
    const wrong = { AWS_ACCESS_KEY_ID: "nobody", AWS_SECRET_ACCESS_KEY: "nothing" };
    product = await startProduct(
      { ARTIFACTS_URL: `s3://${bucket}/saigen`, S3_ENDPOINT: s3.endpoint, ...wrong },
      "/health",
    );
  }, s3StartMs);
  afterAll(async () => {
    await product?.dispose();
    await s3?.dispose();
  });

  const sentence = expect.stringContaining("check AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY");

  test("a sentence says so at the start and on /ready, and everything but files is served", async () => {
    await vi.waitFor(() => expect(product.printed()).toEqual(sentence));
    const ready = await fetch(`${product.url}/ready`);
    expect([ready.status, await ready.json()]).toMatchObject([503, { database: "ok", store: sentence }]);

    await product.admin("team", "create", "fraud");
    const words = ["token", "create", "--team", "fraud", "--service", "trainer", "--scope", "log"];
    const headers = { Authorization: `Bearer ${await product.admin(...words)}` };
    const put = { method: "PUT", headers, body: "x" };
    const file = await fetch(`${product.url}/api/2.0/mlflow-artifacts/artifacts/0/r/artifacts/x`, put);
    expect([file.status, await file.json()]).toMatchObject([503, { message: sentence }]);
    const experiments = await fetch(`${product.url}/api/2.0/mlflow/experiments/search?max_results=1`, {
      headers,
    });
    expect(experiments.status).toBe(200);
    expect(product.process.exitCode).toBeNull();
  });
});
