import { execFile, spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { parseSettings, type Settings } from "#server/core/env.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const node = join(root, "node_modules/.bin/node");
const startSeconds = 60;

export type Product = {
  /** `http://localhost:<port>`, without a slash at the end. */
  url: string;
  dataDir: string;
  settings: Settings;
  process: ChildProcess;
  /** What the admin command line prints for these words. */
  admin: (...words: string[]) => Promise<string>;
  /** What the process has printed so far. */
  printed: () => string;
  /** Starts it again on the same folder and port, after it ended or was killed. */
  restart: () => Promise<void>;
  /** Stops it cleanly and removes its folder. */
  dispose: () => Promise<void>;
};

/** The built product as a process of its own, with a folder and a database of its own. Awaited is what answers 200 first. */
export async function startProduct(
  environment: Record<string, string> = {},
  awaited: "/ready" | "/health" = "/ready",
): Promise<Product> {
  const dataDir = environment["DATA_DIR"] ?? (await mkdtemp(join(tmpdir(), "saigen test ")));
  const port = Number(environment["PORT"] ?? (await freePort()));
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    SAMPLE: "off",
    LOG_FORMAT: "json",
    ...environment,
    DATA_DIR: dataDir,
    PORT: String(port),
    PUBLIC_URL: environment["PUBLIC_URL"] ?? `http://localhost:${port}`,
    NODE_ENV: "production",
  };
  let output = "";
  const launch = async (): Promise<ChildProcess> => {
    const child = spawn(node, ["server/main.ts"], { cwd: root, env, stdio: ["ignore", "pipe", "pipe"] });
    child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
    await untilAnswers(`http://localhost:${port}${awaited}`, child, () => output);
    return child;
  };
  const product: Product = {
    url: `http://localhost:${port}`,
    dataDir,
    settings: parseSettings(env),
    process: await launch(),
    admin: async (...words) => {
      const { stdout } = await promisify(execFile)(node, ["server/admin/main.ts", ...words], {
        cwd: root,
        env,
      });
      return stdout.trim();
    },
    printed: () => output,
    restart: async () => {
      product.process = await launch();
    },
    dispose: async () => {
      if (product.process.exitCode === null && product.process.signalCode === null) {
        product.process.kill("SIGTERM");
        await once(product.process, "exit");
      }
      await rm(dataDir, { recursive: true, force: true });
    },
  };
  return product;
}

async function untilAnswers(url: string, child: ChildProcess, printed: () => string): Promise<void> {
  const deadline = Date.now() + startSeconds * 1000;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`the product ended at start:\n${printed()}`);
    const response = await fetch(url).catch(() => undefined);
    if (response?.ok === true) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`the product did not answer within ${startSeconds} s:\n${printed()}`);
}

/** A port nobody listens on just now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}
