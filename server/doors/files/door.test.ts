import { createHash } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import type { Caller } from "#server/auth/caller.ts";
import { notFound, unauthorized } from "#server/core/errors.ts";
import { uploadArtifact } from "#server/domain/artifacts/index.ts";
import { streamOf, withStore } from "#tests/artifact-store.ts";
import { withDatabase } from "#tests/database.ts";
import { makeTeam } from "#tests/team.ts";
import { makeFilesDoor } from "./door.ts";

withDatabase();
withStore();
let caller: Caller | undefined;

const door = makeFilesDoor(async (_request, team) => {
  if (caller === undefined) throw unauthorized("Sign in first.");
  if (caller.team.slug !== team) throw notFound("No such team.");
  return caller;
});

let team: Caller;
beforeEach(async () => {
  team = caller = await makeTeam();
});

async function get(path: string, content: string, query = ""): Promise<Response> {
  await uploadArtifact(team, { path, bytes: streamOf(content) });
  return door.request(`/api/teams/${team.team.slug}/files/${encodeURI(path)}${query}`);
}

/** The same of which only status and headers are looked at: a file stays open until its body is read or given up. */
async function getHead(path: string, content: string, query = ""): Promise<Response> {
  const response = await get(path, content, query);
  await response.body?.cancel();
  return response;
}

const dispositionOf = async (path: string) => (await getHead(path, "x")).headers.get("content-disposition");
const secret = (slug: string) => door.request(`/api/teams/${slug}/files/secret`);

test("a file is a download that is never sniffed, run, or embedded elsewhere", async () => {
  const response = await getHead("7/r/artifacts/report.html", "<script>alert(1)</script>");
  expect(response.status).toBe(200);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    "content-type": "text/html",
    "content-disposition": "attachment; filename=report.html",
    "content-security-policy": "sandbox; default-src 'none'",
    "x-content-type-options": "nosniff",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "private, no-cache",
  });
});

test("a document is framed in an origin of nobody's, without network, forms or windows", async () => {
  const response = await getHead("7/r/artifacts/report.html", "<script>alert(1)</script>", "?frame");
  expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
  expect(response.headers.get("content-disposition")).toBe("inline; filename=report.html");
  const policy = response.headers.get("content-security-policy") ?? "";
  expect(policy).toMatch(/^sandbox allow-scripts; default-src 'none';/u);
  expect(policy).toContain("frame-ancestors 'self'");
  expect(policy).toContain("form-action 'none'");
  expect(policy).not.toMatch(/allow-same-origin|allow-top|allow-popups|allow-forms|https?:|src[^;]*'self'/u);
});

test("what is no document is not framed", async () => {
  expect((await get("a.js", "1", "?frame")).status).toBe(400);
  expect((await get("a.pdf", "1", "?frame")).status).toBe(400);
});

test("the document for outputs runs its own script alone", async () => {
  const empty = await door.request("/api/frame");
  const policy = empty.headers.get("content-security-policy") ?? "";
  const [, script = ""] = /<script>(.*)<\/script>/su.exec(await empty.text()) ?? [];
  const hash = createHash("sha256").update(script).digest("base64");
  expect(policy).toMatch(/^sandbox allow-scripts; default-src 'none';/u);
  expect(policy.split("; ")).toContain(`script-src 'sha256-${hash}'`);
});

test("the document for PDFs runs its own script and pdf.js alone, in an origin of nobody's", async () => {
  const frame = await door.request("http://localhost:3000/api/frame/pdf");
  const policy = frame.headers.get("content-security-policy") ?? "";
  const [, script = ""] = /<script type="module">(.*)<\/script>/su.exec(await frame.text()) ?? [];
  const hash = createHash("sha256").update(script).digest("base64");
  const parts = ["pdf.mjs", "worker.mjs"].map((part) => `http://localhost:3000/api/frame/${part}`);
  expect(policy).toMatch(/^sandbox allow-scripts; default-src 'none';/u);
  expect(policy.split("; ")).toContain(`script-src 'sha256-${hash}' ${parts.join(" ")}`);
  for (const part of parts) {
    const sent = await door.request(part);
    expect([sent.status, sent.headers.get("access-control-allow-origin")]).toEqual([200, "*"]);
    expect((await sent.text()).length).toBeGreaterThan(100_000);
  }
});

test("pictures of pixels may stand in a page; SVG is a download when opened by itself", async () => {
  expect(await dispositionOf("a.png")).toMatch(/^inline/);
  expect(await dispositionOf("a.svg")).toMatch(/^attachment/);
  expect(await dispositionOf("a.pdf")).toMatch(/^attachment/);
});

test("a preview is the beginning as plain text, and says how much there is", async () => {
  const response = await get("log.html", "<b>0123456789", "?preview=5");
  expect(await response.text()).toBe("<b>01");
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toBe("text/plain; charset=utf-8");
  expect(response.headers.get("content-security-policy")).toBe("sandbox; default-src 'none'");
  expect(response.headers.get("x-file-bytes")).toBe("13");
});

test("a preview never has more than sixteen mebibytes, whatever is asked for", async () => {
  const response = await get("big.txt", "x".repeat(17_000_000), "?preview=99999999999");
  expect((await response.text()).length).toBe(16 * 1024 * 1024);
});

test("an empty file has an empty preview, and a strange number of bytes is refused", async () => {
  expect(await (await get("empty", "", "?preview=100")).text()).toBe("");
  expect((await get("x", "1", "?preview=-1")).status).toBe(400);
  expect((await get("x", "1", "?preview=abc")).status).toBe(400);
});

test("who is not signed in gets nothing, and another team's file is not there", async () => {
  await getHead("secret", "1");
  caller = await makeTeam();
  expect((await secret(team.team.slug)).status).toBe(404);
  expect((await secret(caller.team.slug)).status).toBe(404);
  caller = undefined;
  const refused = await secret(team.team.slug);
  expect([refused.status, await refused.json()]).toEqual([401, { error: "Sign in first." }]);
});

test("a path that leads elsewhere is refused", async () => {
  for (const path of ["%252e%252e/x", "..%2fx", "a%00b", "%5cx", "C:/x"]) {
    expect((await door.request(`/api/teams/${team.team.slug}/files/${path}`)).status, path).toBe(400);
  }
});
