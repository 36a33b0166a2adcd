import { once } from "node:events";
import { request as httpRequest } from "node:http";
import { expect, test } from "vitest";
import { openArtifact } from "#server/domain/artifacts/index.ts";
import { proxy, withArtifactListener } from "#tests/artifact-listener.ts";
import { insertRun, runId, withStore } from "#tests/artifact-store.ts";
import { withDatabase } from "#tests/database.ts";

withDatabase();
withStore();
const http = withArtifactListener();

async function getPart(range: string, extra = {}) {
  const response = await http.get(`${proxy}/r`, { headers: { Range: range, ...extra } });
  return [response.status, response.headers.get("content-range"), await response.text()];
}

async function listProxy(path?: string): Promise<unknown> {
  const query = path === undefined ? "" : `?path=${encodeURIComponent(path)}`;
  return (await http.get(`${proxy}${query}`)).json();
}

const listRun = (query: string) => http.get(`/api/2.0/mlflow/artifacts/list?${query}`);
const getFile = (query: string) => http.get(`/get-artifact?${query}`);

async function postFile(query: string, body?: BodyInit) {
  const target = `/ajax-api/2.0/mlflow/upload-artifact?${query}`;
  const response = await http.get(target, { method: "POST", body: body ?? null });
  const answer: unknown = await response.json();
  return [response.status, Object(answer).message];
}

test("PUT keeps a file and GET gives it back, under both prefixes", async () => {
  const response = await http.put("0/r/artifacts/a/b.txt", "hello");
  expect([response.status, await response.json()]).toEqual([200, {}]);
  for (const prefix of ["/api/2.0", "/ajax-api/2.0"]) {
    const got = await http.get(`${prefix}/mlflow-artifacts/artifacts/0/r/artifacts/a/b.txt`);
    expect([got.status, await got.text()]).toEqual([200, "hello"]);
  }
});

test("GET names type, length and file as clients compare them, and forbids sniffing and running", async () => {
  await http.put("0/m/dog+step+20+x.yaml", "a: 1");
  const { headers } = await http.get(`${proxy}/0/m/dog+step+20+x.yaml`);
  expect(headers.get("content-type")).toBe("text/plain");
  expect(headers.get("content-length")).toBe("4");
  expect(headers.get("content-disposition")).toBe("attachment; filename=dog+step+20+x.yaml");
  expect(headers.get("x-content-type-options")).toBe("nosniff");
  expect(headers.get("content-security-policy")).toBe("sandbox; default-src 'none'");
});

test.each([
  ["m/MLmodel", "text/plain"],
  ["x.json", "text/plain"],
  ["x.png", "image/png"],
  ["x.html", "text/html"],
  ["x.unknown", "application/octet-stream"],
  ["none", "application/octet-stream"],
])("%s is served as %s whatever the upload claimed", async (path, type) => {
  await http.get(`${proxy}/${path}`, {
    method: "PUT",
    body: "x",
    headers: { "Content-Type": "text/evil" },
  });
  expect((await http.get(`${proxy}/${path}`)).headers.get("content-type")).toBe(type);
});

test("a name with quotes, blanks and other scripts is given in full and cannot end the header early", async () => {
  const name = `名前 "x"; a=b.csv`;
  await http.put(encodeURIComponent(name), "1");
  const response = await http.get(`${proxy}/${encodeURIComponent(name)}`);
  expect(response.headers.get("content-disposition")).toBe(
    `attachment; filename="__ _x__ a_b.csv"; filename*=UTF-8''%E5%90%8D%E5%89%8D%20%22x%22%3B%20a%3Db.csv`,
  );
});

test("an empty file that comes in chunks without a length is kept", async () => {
  const request = httpRequest({
    port: http.port(),
    host: "127.0.0.1",
    path: `${proxy}/empty.bin`,
    method: "PUT",
    headers: { "Transfer-Encoding": "chunked" },
  });
  request.end();
  const [response] = await once(request, "response");
  expect(response.statusCode).toBe(200);
  response.resume();
  const got = await http.get(`${proxy}/empty.bin`);
  expect([got.status, got.headers.get("content-length"), await got.text()]).toEqual([200, "0", ""]);
});

test("a range is answered with 206, an impossible one with 416, a strange one with the whole", async () => {
  await http.put("r", "0123456789");
  expect(await getPart("bytes=2-4")).toEqual([206, "bytes 2-4/10", "234"]);
  expect(await getPart("bytes=7-")).toEqual([206, "bytes 7-9/10", "789"]);
  expect(await getPart("bytes=-3")).toEqual([206, "bytes 7-9/10", "789"]);
  expect(await getPart("bytes=0-99")).toEqual([206, "bytes 0-9/10", "0123456789"]);
  expect(await getPart("bytes=10-")).toEqual([416, "bytes */10", ""]);
  for (const strange of ["bytes=4-2", "bytes=1-2,5-6", "lines=1-2", "bytes=-", "bytes=a-b"]) {
    expect(await getPart(strange)).toEqual([200, null, "0123456789"]);
  }
  expect(await getPart("bytes=2-4", { "If-Range": '"other"' })).toEqual([200, null, "0123456789"]);
});

test("an unchanged file is 304, a replaced one is sent again", async () => {
  await http.put("e", "one");
  const etag = (await http.get(`${proxy}/e`)).headers.get("etag") ?? "";
  const again = () => http.get(`${proxy}/e`, { headers: { "If-None-Match": etag } });
  expect((await again()).status).toBe(304);
  await http.put("e", "two");
  expect((await again()).status).toBe(200);
});

test("HEAD answers the headers alone", async () => {
  await http.put("h", "12345");
  const response = await http.get(`${proxy}/h`, { method: "HEAD" });
  expect([response.status, response.headers.get("content-length"), await response.text()]).toEqual([
    200,
    "5",
    "",
  ]);
});

test("a listing of the proxy has base names, sizes of files only, and is empty for a file or nothing", async () => {
  for (const path of ["l/b/c.txt", "l/a.txt", "l/z"]) await http.put(path, "12");
  const expected = {
    files: [
      { path: "a.txt", is_dir: false, file_size: 2 },
      { path: "b", is_dir: true },
      { path: "z", is_dir: false, file_size: 2 },
    ],
  };
  for (const path of ["l", "l/", "l//", "./l/."]) expect(await listProxy(path)).toEqual(expected);
  expect(await listProxy()).toEqual({ files: [{ path: "l", is_dir: true }] });
  expect(await listProxy("l/a.txt")).toEqual({});
  expect(await listProxy("nothing")).toEqual({});
});

test("artifacts/list gives paths relative to the run", async () => {
  await insertRun(http.caller());
  await http.put(`0/${runId}/artifacts/model/MLmodel`, "x");
  const root_uri = `mlflow-artifacts:/0/${runId}/artifacts`;
  expect(await (await listRun(`run_id=${runId}`)).json()).toEqual({
    root_uri,
    files: [{ path: "model", is_dir: true }],
  });
  expect(await (await listRun(`run_uuid=${runId}&path=model/`)).json()).toEqual({
    root_uri,
    files: [{ path: "model/MLmodel", is_dir: false, file_size: 1 }],
  });
});

test("artifacts/list refuses a missing run, a missing run id and an unsafe path", async () => {
  await insertRun(http.caller());
  expect((await listRun("run_id=fake_run_id")).status).toBe(404);
  expect(await (await listRun("")).json()).toMatchObject({
    message: expect.stringContaining("Missing value for required parameter 'run_id'"),
  });
  const unsafe = await listRun(`run_id=${runId}&path=../x`);
  expect([unsafe.status, await unsafe.json()]).toEqual([
    400,
    { error_code: "invalid", message: "Invalid path" },
  ]);
});

test("get-artifact downloads a file of a run and judges the path before the run", async () => {
  await insertRun(http.caller());
  await http.put(`0/${runId}/artifacts/a.txt`, "hello");
  expect(await (await getFile(`run_id=${runId}&path=a.txt`)).text()).toBe("hello");
  expect(await (await getFile(`run_uuid=${runId}&path=./a.txt`)).text()).toBe("hello");
  expect((await getFile("run_id=none&path=..%2Fx")).status).toBe(400);
  expect((await getFile("run_id=none&path=x")).status).toBe(404);
  expect((await getFile(`run_id=${runId}&path=b.txt`)).status).toBe(404);
});

test("upload-artifact keeps a small file and complains in MLflow's order", async () => {
  await insertRun(http.caller());
  expect(await postFile("path=x", "1")).toEqual([400, "Request must specify run_uuid."]);
  expect(await postFile(`run_uuid=${runId}`, "1")).toEqual([400, "Request must specify path."]);
  expect(await postFile(`run_uuid=${runId}&path=../x`, "1")).toEqual([400, "Invalid path"]);
  expect(await postFile(`run_uuid=${runId}&path=x`)).toEqual([400, "Request must specify data."]);
  expect(await postFile("run_uuid=none&path=x", "1")).toEqual([404, "Run with id=none not found"]);
  expect(await postFile(`run_uuid=${runId}&path=x`, new Uint8Array(10 * 1024 * 1024 + 1))).toEqual([
    400,
    "The file is larger than 10 MiB, the most this address takes.",
  ]);
  expect(await postFile(`run_uuid=${runId}&path=x`, "1")).toEqual([200, undefined]);
  expect((await openArtifact(http.caller(), { path: `0/${runId}/artifacts/x` })).sizeBytes).toBe(1);
});

test("DELETE removes a folder and answers {}; what is not there is 404", async () => {
  await http.put("d/a/1", "x");
  await http.put("d/b", "x");
  const remove = (path: string) => http.get(`${proxy}/${path}`, { method: "DELETE" });
  const removed = await remove("d/a/");
  expect([removed.status, await removed.json()]).toEqual([200, {}]);
  expect((await http.get(`${proxy}/d/a/1`)).status).toBe(404);
  expect((await http.get(`${proxy}/d/b`)).status).toBe(200);
  expect((await remove("d/a")).status).toBe(404);
});
