import { once } from "node:events";
import { readdir } from "node:fs/promises";
import { request as httpRequest } from "node:http";
import { connect } from "node:net";
import { expect, test } from "vitest";
import { openArtifact, uploadArtifact } from "#server/domain/artifacts/index.ts";
import { proxy, withArtifactListener } from "#tests/artifact-listener.ts";
import { streamOf, withStore } from "#tests/artifact-store.ts";
import { withDatabase } from "#tests/database.ts";
import { addMember, makeTeam, throughToken } from "#tests/team.ts";

withDatabase();
const countStored = withStore();
const http = withArtifactListener();

const openFiles = async () => (await readdir("/proc/self/fd")).length;

async function untilTrue(holds: () => Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error("it did not come true within five seconds");
}

const hostile = [
  "%2e%2e/secret",
  "7/%2e%2e/%2e%2e/secret",
  "7/../secret",
  "..%2fsecret",
  "7/..%2f..%2fsecret",
  "%252e%252e%252fsecret",
  "7/%252e%252e/secret",
  "%2fetc/passwd",
  "/etc/passwd",
  "..%5csecret",
  "C:%5csecret",
  "C:/secret",
  "file:///etc/passwd",
  "a%00b",
  "a%0d%0aX-Evil:%201",
  "a%23b",
];

test.each(hostile)("%s is refused by every method and touches nothing", async (path) => {
  await uploadArtifact(http.caller(), { path: "secret", bytes: streamOf("kept") });
  const before = await countStored();
  for (const method of ["GET", "PUT", "DELETE"]) {
    const { status, text } = await http.send(method, `${proxy}/${path}`);
    // What a URL parser takes out of the proxy altogether meets no route.
    expect([400, 404], `${method} ${text}`).toContain(status);
    if (status === 400) expect(JSON.parse(text)).toEqual({ error_code: "invalid", message: "Invalid path" });
    expect(text).not.toContain("root:");
  }
  expect(await countStored()).toBe(before);
  expect((await openArtifact(http.caller(), { path: "secret" })).sizeBytes).toBe(4);
});

test("an upload that is cut off leaves nothing behind", async () => {
  const before = await countStored();
  const socket = connect(http.port(), "127.0.0.1");
  await once(socket, "connect");
  socket.write(`PUT ${proxy}/cut.bin HTTP/1.1\r\nHost: x\r\nContent-Length: 10000000\r\n\r\n`);
  socket.write(Buffer.alloc(3_000_000));
  await untilTrue(async () => (await countStored()) > before);
  socket.destroy();
  await untilTrue(async () => (await countStored()) === before);
  expect((await http.get(`${proxy}/cut.bin`)).status).toBe(404);
});

test("an upload that dribbles is kept whole and holds nobody up", async () => {
  const request = httpRequest({
    port: http.port(),
    host: "127.0.0.1",
    path: `${proxy}/slow.bin`,
    method: "PUT",
  });
  request.write("a");
  await http.put("quick.txt", "1");
  for (const byte of ["b", "c"]) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    request.write(byte);
  }
  request.end();
  const [response] = await once(request, "response");
  expect(response.statusCode).toBe(200);
  response.resume();
  expect(await (await http.get(`${proxy}/slow.bin`)).text()).toBe("abc");
});

test("a large file goes both ways at a steady size of the process", async () => {
  const size = 256 * 1024 * 1024;
  const chunk = new Uint8Array(1024 * 1024).fill(7);
  let peak = 0;
  const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 20);
  const before = process.memoryUsage().rss;
  const request = httpRequest({
    port: http.port(),
    host: "127.0.0.1",
    path: `${proxy}/large.bin`,
    method: "PUT",
    headers: { "Content-Length": size },
  });
  for (let sent = 0; sent < size; sent += chunk.byteLength) {
    if (!request.write(chunk)) await once(request, "drain");
  }
  request.end();
  const [response] = await once(request, "response");
  expect(response.statusCode).toBe(200);
  response.resume();
  let received = 0;
  const got = await http.get(`${proxy}/large.bin`);
  for await (const part of got.body ?? []) received += part.byteLength;
  clearInterval(watch);
  expect(received).toBe(size);
  expect(peak - before).toBeLessThan(150 * 1024 * 1024);
});

test("a download that the reader leaves closes the file", async () => {
  await http.put("left.bin", new Uint8Array(8 * 1024 * 1024));
  const before = await openFiles();
  for (let count = 0; count < 10; count += 1) {
    const leaving = new AbortController();
    const response = await http.get(`${proxy}/left.bin`, { signal: leaving.signal });
    await response.body?.getReader().read();
    leaving.abort();
  }
  await untilTrue(async () => (await openFiles()) <= before + 3);
});

test("a viewer's token reads, does not upload, and nobody else's token sees the team's files", async () => {
  await http.put("p", "1");
  const owner = http.caller();
  http.callAs(throughToken(await addMember(owner, "viewer"), "read"));
  expect((await http.get(`${proxy}/p`)).status).toBe(200);
  expect((await http.put("q", "1")).status).toBe(403);
  http.callAs(await makeTeam());
  expect((await http.get(`${proxy}/p`)).status).toBe(404);
});
