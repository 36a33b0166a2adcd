import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { freePort, type Product, startProduct } from "#tests/product.ts";
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

describe("a start that cannot be", () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "saigen test "));
    await writeFile(join(folder, "file"), "");
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test.each([
    ["HOST", () => ({ HOST: "nowhere.invalid" }), "Set HOST to one it has."],
    ["DATA_DIR", () => ({ DATA_DIR: join(folder, "file") }), "it is not a folder. Set DATA_DIR to one."],
    ["DATABASE_URL", closedPort, "DATABASE_URL leads to no database that can be used: connect ECONNREFUSED"],
  ])("for the sake of %s says so in a sentence and ends with 1", async (_setting, wrong, sentence) => {
    const { code, stderr } = await failedStart({ DATA_DIR: join(folder, "data"), ...(await wrong()) });
    expect(code).toBe(1);
    expect(stderr).toContain(sentence);
    expect(stderr).not.toMatch(/\n\s+at |secret/u);
  });
});

async function closedPort(): Promise<Record<string, string>> {
  return { DATABASE_URL: `postgres://saigen:secret@127.0.0.1:${await freePort()}/saigen` };
}

async function failedStart(environment: Record<string, string>): Promise<{ code: unknown; stderr: string }> {
  const env = {
    ...process.env,
    NODE_ENV: "production" as const,
    PORT: String(await freePort()),
    ...environment,
  };
  return new Promise((resolve) =>
    execFile("node_modules/.bin/node", ["server/main.ts"], { env }, (error, _stdout, stderr) =>
      resolve({ code: error?.code, stderr }),
    ),
  );
}
