import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { artifactUploads } from "#db/schema/index.ts";
import { database } from "#server/core/database.ts";
import { sweepUploads } from "#server/domain/artifacts/index.ts";
import { openS3Store } from "#server/store/s3.ts";
import { store, useStore } from "#server/store/open.ts";
import { withStore } from "#tests/artifact-store.ts";
import { withDatabase } from "#tests/database.ts";
import { makeCredentials } from "#tests/laws/credentials.ts";
import { withHttpServer } from "#tests/laws/listening.ts";
import { hasS3, s3StartMs, startS3, type TestS3 } from "#tests/s3.ts";
import { makePartsClient, statusOf, whole } from "#tests/parts-client.ts";
import { sha256Of } from "#tests/store-contract.ts";
import { addMember } from "#tests/team.ts";
import { createToken } from "#server/domain/tokens/index.ts";

withDatabase();
const server = withHttpServer();
let s3: TestS3 | undefined;

beforeAll(async () => {
  if (hasS3) s3 = await startS3();
}, s3StartMs);
afterAll(() => s3?.dispose());

const makeClient = (authorization?: string) => makePartsClient(server().port, authorization);

const stores = [
  { name: "a folder", isSkipped: false, direct: undefined },
  { name: "a bucket behind the server", isSkipped: !hasS3, direct: false },
  { name: "a bucket that clients reach", isSkipped: !hasS3, direct: true },
];

describe.each(stores)("with $name", ({ isSkipped, direct }) => {
  describe.skipIf(isSkipped)("the artifact proxy", () => {
    withStore();
    beforeAll(async () => {
      if (s3 === undefined || direct === undefined) return;
      useStore(openS3Store(await s3.makeBucket({ prefix: "saigen/", isReachable: direct })));
    });

    test("takes a file in one PUT and answers whole, in part, by ETag and in listings", async () => {
      const client = await makeClient();
      expect(await statusOf(client.put("0/r/artifacts/a/b.txt", whole))).toBe(200);
      expect(await statusOf(client.put("0/r/artifacts/empty", new Uint8Array()))).toBe(200);
      const got = await client.get("artifacts/0/r/artifacts/a/b.txt");
      expect(got.headers.get("content-type")).toBe("text/plain");
      expect(sha256Of(new Uint8Array(await got.arrayBuffer()))).toBe(sha256Of(whole));
      const etag = String(got.headers.get("etag"));
      expect(etag).toBe(`"${sha256Of(whole)}"`);
      expect(await statusOf(client.get("artifacts/0/r/artifacts/a/b.txt", { "If-None-Match": etag }))).toBe(
        304,
      );
      const range = { Range: "bytes=5-9", "If-Range": etag };
      const part = await client.get("artifacts/0/r/artifacts/a/b.txt", range);
      expect([part.status, part.headers.get("content-range")]).toEqual([
        206,
        `bytes 5-9/${whole.byteLength}`,
      ]);
      expect(Buffer.from(await part.arrayBuffer()).equals(whole.subarray(5, 10))).toBe(true);
      expect(await (await client.get("artifacts?path=0/r/artifacts")).json()).toEqual({
        files: [
          { path: "a", is_dir: true },
          { path: "empty", is_dir: false, file_size: 0 },
        ],
      });
    });

    test("takes a file in parts sent out of order, and shows it whole, measured, under its name alone", async () => {
      const client = await makeClient();
      const begun = await client.begin("0/r/artifacts/model", "C:\\Users\\keiko\\out\\weights.bin", 2);
      expect(begun.credentials.map(({ part_number }) => part_number)).toEqual([1, 2]);
      const asked = {
        path: "/home/keiko/weights.bin",
        upload_id: begun.upload_id,
        parts: await client.sendAll(begun),
      };
      const file = "artifacts/0/r/artifacts/model/weights.bin";
      expect(await statusOf(client.get(file))).toBe(404);
      const completed = await client.post("mpu/complete/0/r/artifacts/model", asked);
      expect([completed.status, await completed.json()]).toEqual([200, {}]);
      const got = await client.get(file);
      expect(got.headers.get("etag")).toBe(`"${sha256Of(whole)}"`);
      expect(got.headers.get("content-length")).toBe(String(whole.byteLength));
      expect(sha256Of(new Uint8Array(await got.arrayBuffer()))).toBe(sha256Of(whole));
      const again = await client.post("mpu/complete/0/r/artifacts/model", asked);
      expect([again.status, await again.json()]).toEqual([200, {}]);
      expect(await statusOf(client.post("mpu/abort/0/r/artifacts/model", asked))).toBe(400);
      expect(await statusOf(client.get(file))).toBe(200);
    });

    test("two completions of one upload at once make one file", async () => {
      const client = await makeClient();
      const begun = await client.begin("twice", "x.bin", 2);
      const asked = { path: "x.bin", upload_id: begun.upload_id, parts: await client.sendAll(begun) };
      const both = [1, 2].map(() => statusOf(client.post("mpu/complete/twice", asked)));
      expect(await Promise.all(both)).toEqual([200, 200]);
      const got = await client.get("artifacts/twice/x.bin");
      expect(sha256Of(new Uint8Array(await got.arrayBuffer()))).toBe(sha256Of(whole));
    });

    test("refuses to make a file of which a part is missing, repeated, strange or not announced", async () => {
      const client = await makeClient();
      const begun = await client.begin("lacking", "x.bin", 2);
      const sent = await client.sendAll(begun);
      const [second, first] = sent;
      const wrong = [
        [first],
        [second, second, first],
        [...sent, { part_number: 3, etag: first?.etag }],
        [second, { part_number: 1, etag: '"0123456789abcdef"' }],
        [],
      ];
      for (const parts of wrong) {
        const answer = await client.post("mpu/complete/lacking", {
          path: "x.bin",
          upload_id: begun.upload_id,
          parts,
        });
        expect(await answer.json()).toMatchObject({ error_code: "INVALID_PARAMETER_VALUE" });
        expect(answer.status).toBe(400);
      }
      expect(await statusOf(client.get("artifacts/lacking/x.bin"))).toBe(404);
      const right = { path: "x.bin", upload_id: begun.upload_id, parts: sent };
      expect(await statusOf(client.post("mpu/complete/lacking", right))).toBe(200);
    });

    test("forgets an upload that is given up or has expired, parts and all", async () => {
      const client = await makeClient();
      const [given, expired] = [await client.begin("up", "x.bin", 2), await client.begin("up", "x.bin", 2)];
      const parts = await client.sendAll(given);
      await client.sendAll(expired);
      expect(await statusOf(client.post("mpu/abort/up", { path: "x.bin", upload_id: given.upload_id }))).toBe(
        200,
      );
      expect(await sweepUploads(new Date())).toBe(0);
      expect(await sweepUploads(new Date(Date.now() + 13 * 3_600_000))).toBeGreaterThan(0);
      for (const { upload_id } of [given, expired]) {
        const answer = await client.post("mpu/complete/up", { path: "x.bin", upload_id, parts });
        expect([answer.status, await answer.json()]).toMatchObject([
          404,
          { error_code: "RESOURCE_DOES_NOT_EXIST" },
        ]);
      }
      expect(await database().$count(artifactUploads)).toBe(0);
      expect(await store().removeAbandoned(new Date(Date.now() + 3_600_000))).toBe(0);
    });

    test("lets nobody but its sender go on with an upload, and nowhere but where it was begun", async () => {
      const owner = await makeCredentials();
      const client = await makeClient(owner.authorization);
      const colleague = await addMember(owner.caller, "owner");
      const { token } = await createToken(colleague, { name: "script", scope: "admin" });
      const begun = await client.begin("mine", "x.bin", 2);
      const asked = { path: "x.bin", upload_id: begun.upload_id, parts: await client.sendAll(begun) };
      for (const other of [await makeClient(), await makeClient(`Bearer ${token}`)]) {
        expect(await statusOf(other.post("mpu/complete/mine", asked))).toBe(404);
        expect(await statusOf(other.post("mpu/abort/mine", asked))).toBe(404);
      }
      expect(await statusOf(client.post("mpu/complete/elsewhere", asked))).toBe(404);
      expect(await statusOf(client.post("mpu/complete/mine", { ...asked, path: "y.bin" }))).toBe(404);
      expect(await statusOf(client.post("mpu/complete/mine", asked))).toBe(200);
    });

    test("gives an address that answers a file, ranges too, to whoever has it", async () => {
      const client = await makeClient();
      const path = "0/r/artifacts/図 表+~'(1).txt";
      await client.put(encodeURI(path), whole);
      await client.put("0/r/artifacts/empty", new Uint8Array());
      const presigned = await (await client.get(`presigned/${encodeURI(path)}`)).json();
      expect(presigned).toMatchObject({ headers: {}, file_size: whole.byteLength });
      const url = String(Object(presigned).url);
      const got = await fetch(url, { headers: { Range: "bytes=1000-1999" } });
      expect([got.status, got.headers.get("content-type")]).toEqual([206, "text/plain"]);
      expect(got.headers.get("content-disposition")).toMatch(/^attachment; filename/u);
      expect(Buffer.from(await got.arrayBuffer()).equals(whole.subarray(1000, 2000))).toBe(true);
      expect(await (await client.get("presigned/0/r/artifacts/empty")).json()).toMatchObject({
        file_size: 0,
      });
      expect(await statusOf(client.get("presigned/0/r/artifacts/none"))).toBe(404);
      expect(await statusOf((await makeClient()).get(`presigned/${encodeURI(path)}`))).toBe(404);
      expect(await statusOf(fetch(url, { method: "DELETE" }))).toBeGreaterThanOrEqual(401);
    });

    test("tells clients whether bytes can go past the server", async () => {
      const client = await makeClient();
      const info = await fetch(`http://127.0.0.1:${server().port}/api/3.0/mlflow/server-info`);
      expect(await info.json()).toMatchObject({
        multipart_uploads_enabled: direct === true,
        multipart_downloads_enabled: direct === true,
      });
      await client.put("x", whole.subarray(0, 10));
      const { url } = Object(await (await client.get("presigned/x")).json());
      expect(new URL(url).port === String(server().port)).toBe(direct !== true);
    });

    test("answers what makes a client send one PUT when a file would take too many parts", async () => {
      const client = await makeClient();
      const answer = await client.post("mpu/create/x", { path: "x.bin", num_parts: 10_001 });
      expect([answer.status, await answer.json()]).toMatchObject([
        501,
        {
          message: expect.stringMatching(
            /^Multipart upload is not supported for the current artifact repository/,
          ),
        },
      ]);
    });

    test("refuses parts for a name that is a folder, a path that leads elsewhere, and no parts at all", async () => {
      const client = await makeClient();
      await client.put("folder/file", whole.subarray(0, 1));
      const wrong = [
        ["", { path: "folder", num_parts: 1 }],
        ["folder/file", { path: "x", num_parts: 1 }],
        ["%252e%252e", { path: "x", num_parts: 1 }],
        ["a", { path: "..", num_parts: 1 }],
        ["a", { path: "a/", num_parts: 1 }],
        ["", { path: "/", num_parts: 1 }],
        ["a", { path: "x", num_parts: 0 }],
        ["a", { num_parts: 1 }],
      ] as const;
      for (const [folder, message] of wrong) {
        expect([folder, message, await statusOf(client.post(`mpu/create/${folder}`, message))]).toEqual([
          folder,
          message,
          400,
        ]);
      }
    });
  });
});

describe.skipIf(!hasS3)("while the bucket is away", () => {
  test("clients are told to come back, and are served again once it is there", async () => {
    if (s3 === undefined) throw new Error("no S3 server");
    useStore(openS3Store(await s3.makeBucket()));
    const client = await makeClient();
    await client.put("x.bin", whole);
    await s3.kill();
    for (const answer of [await client.put("y.bin", whole), await client.get("artifacts/x.bin")]) {
      expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "2"]);
      expect(await answer.json()).toMatchObject({
        message: expect.stringContaining("bucket cannot be reached"),
      });
    }
    const ready = await fetch(`http://127.0.0.1:${server().port}/ready`);
    expect([ready.status, await ready.json()]).toMatchObject([
      503,
      { database: "ok", store: expect.stringContaining("bucket") },
    ]);
    expect(await statusOf(client.get("artifacts?path="))).toBe(200);
    await s3.restart();
    expect(await statusOf(client.put("y.bin", whole))).toBe(200);
    expect(await statusOf(client.get("artifacts/x.bin"))).toBe(200);
  });
});
