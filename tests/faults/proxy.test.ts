import { execFileSync, spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { afterEach, beforeEach, expect, test } from "vitest";
import { freePort, startProduct } from "../product.ts";
import type { Product } from "../product.ts";
import { readRecipe } from "./recipe.ts";
import { createRun, openTeam } from "./writer.ts";

const megabytes = 300;

let folder: string;
let product: Product;
let proxy: ChildProcess | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "saigen proxy "));
});
afterEach(async () => {
  if (proxy?.exitCode === null) {
    proxy.kill("SIGTERM");
    await once(proxy, "exit");
  }
  await product.dispose();
  await rm(folder, { recursive: true, force: true });
});

test.skipIf(!isInstalled("nginx"))("nginx, as the operators' page sets it up", async () => {
  const port = await startBehind();
  await trustNewCertificate();
  await writeFile(join(folder, "nginx.conf"), nginxConfig(port, await recipe("nginx")));
  start("nginx", "-c", join(folder, "nginx.conf"), "-p", folder, "-e", "stderr");
  await expectServed(`https://localhost:${port}`);
});

test.skipIf(!isInstalled("caddy"))("Caddy, as the operators' page sets it up", async () => {
  const port = await startBehind();
  await trustNewCertificate();
  const site = (await recipe("caddyfile")).replace(
    "saigen.example.org {",
    `https://localhost:${port} {\n    bind 127.0.0.1\n    tls "${folder}/cert.pem" "${folder}/key.pem"`,
  );
  await writeFile(join(folder, "Caddyfile"), `{\n  admin off\n  auto_https disable_redirects\n}\n${site}`);
  start("caddy", "run", "--adapter", "caddyfile", "--config", join(folder, "Caddyfile"));
  await expectServed(`https://localhost:${port}`);
});

/** The product as the page tells to set it behind a proxy. Answers the port of the proxy to come. */
async function startBehind(): Promise<number> {
  const port = await freePort();
  product = await startProduct({ PUBLIC_URL: `https://localhost:${port}`, TRUST_PROXY: "1" });
  return port;
}

/** The page's block in this language, with the product's port in place of the usual one. */
async function recipe(language: string): Promise<string> {
  const block = await readRecipe(language);
  expect(block).toContain("127.0.0.1:3000");
  return block.replace("127.0.0.1:3000", new URL(product.url).host.replace("localhost", "127.0.0.1"));
}

/** What stands around a site's locations. Its files stay in the test's folder, which nobody but us may enter. */
const nginxConfig = (port: number, locations: string) => `
daemon off;
${process.getuid?.() === 0 ? "user root;" : ""}
pid "${folder}/nginx.pid";
events {}
http {
  access_log off;
  ${["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((kind) => `${kind}_temp_path "${folder}/${kind}";`).join("\n  ")}
  server {
    listen 127.0.0.1:${port} ssl;
    server_name localhost;
    ssl_certificate "${folder}/cert.pem";
    ssl_certificate_key "${folder}/key.pem";
    ${locations}
  }
}`;

/** A certificate for localhost that this process trusts. */
async function trustNewCertificate(): Promise<void> {
  const to = ["-keyout", join(folder, "key.pem"), "-out", join(folder, "cert.pem")];
  const names = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"];
  execFileSync("openssl", ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", ...to, ...names], {
    stdio: "ignore",
  });
  setDefaultCACertificates([
    ...getCACertificates("default"),
    await readFile(join(folder, "cert.pem"), "utf8"),
  ]);
}

function start(command: string, ...words: string[]): void {
  proxy = spawn(command, words, { stdio: "inherit", env: { ...process.env, HOME: folder } });
}

function isInstalled(command: string): boolean {
  try {
    execFileSync("sh", ["-c", `command -v ${command}`]);
    return true;
  } catch {
    return false;
  }
}

async function expectServed(url: string): Promise<void> {
  await untilUp(url);
  const token = await openTeam(product);
  await product.admin("member", "add", "fraud", "ann@example.org", "--role", "member");
  await expectSignIn(url);
  const runId = await expectLive(url, token);
  await expectLargeFile(url, token, runId);
}

async function untilUp(url: string): Promise<void> {
  await expect
    .poll(() => fetch(`${url}/ready`).then(({ status }) => status, String), { timeout: 15_000 })
    .toBe(200);
}

/** Links lead to the proxy, and the session's cookie goes over TLS only. */
async function expectSignIn(url: string): Promise<void> {
  const link = new URL(await product.admin("sign-in-link", "ann@example.org"));
  expect(link.origin).toBe(url);
  const answer = await fetch(`${url}/api/auth/link`, {
    method: "POST",
    headers: { origin: url, "content-type": "application/json" },
    body: JSON.stringify({ secret: link.hash.slice(1) }),
  });
  expect(answer.status).toBe(200);
  expect(answer.headers.get("set-cookie")).toMatch(
    /^__Secure-saigen-session=.*; HttpOnly; SameSite=Lax; Secure$/u,
  );
}

/** A notice of a new run arrives while the stream stays open: nothing on the way waits for its end. */
async function expectLive(url: string, token: string): Promise<string> {
  const input = encodeURIComponent(JSON.stringify({ json: { topics: ["experiment:0"] } }));
  const headers = { authorization: `Bearer ${token}` };
  const stream = await fetch(`${url}/api/trpc/live.changes?input=${input}`, { headers });
  const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (reader === undefined) throw new Error("the stream has no body");
  await readUntil(reader, '"*"');
  const runId = await createRun(url, token);
  await readUntil(reader, "experiment:0");
  await reader.cancel();
  return runId;
}

async function readUntil(reader: ReadableStreamDefaultReader<string>, wanted: string): Promise<void> {
  let text = "";
  while (!text.includes(wanted)) {
    const { value, done } = await reader.read();
    if (done) throw new Error(`the stream ended without ${wanted}: ${text}`);
    text += value;
  }
}

/** A file far beyond what proxies take by themselves comes back as it went. */
async function expectLargeFile(url: string, token: string, runId: string): Promise<void> {
  const address = `${url}/api/2.0/mlflow-artifacts/artifacts/0/${runId}/artifacts/weights.bin`;
  const headers = { authorization: `Bearer ${token}` };
  const block = randomBytes(1024 * 1024);
  const sent = createHash("sha256");
  let left = megabytes;
  const body = new ReadableStream({
    pull: (controller) => {
      if (left === 0) return controller.close();
      left -= 1;
      sent.update(block);
      controller.enqueue(block);
    },
  });
  const stored = await fetch(address, { method: "PUT", headers, body, duplex: "half" } as RequestInit);
  expect(stored.status).toBe(200);
  const received = createHash("sha256");
  const answer = await fetch(address, { headers });
  for await (const chunk of answer.body ?? []) received.update(chunk);
  expect(received.digest("hex")).toBe(sent.digest("hex"));
}
