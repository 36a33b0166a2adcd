import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { CreateBucketCommand } from "@aws-sdk/client-s3";
import { withLock } from "#server/launch/lock.mjs";
import { type BucketSettings, makeS3Client } from "#server/store/s3-client.ts";
import { freePort } from "./product.ts";

const version = "v1.8.0";
const root = fileURLToPath(new URL("..", import.meta.url));
const program = join(root, ".cache", `versitygw-${version}`);
const credentials = { accessKeyId: "saigen", secretAccessKey: "saigen-secret" };

/** The first build takes minutes; hooks that start the server take this as their timeout. */
export const s3StartMs = 900_000;

/**
 * Whether tests against S3 can run here. They need Go, once, to build the server; where it is missing they are skipped
 * and say so, except under CI, where they fail instead.
 */
export const hasS3 = existsSync(program) || hasGo() || process.env["CI"] !== undefined;
if (!hasS3) console.warn("Tests against S3 are skipped: install Go, with which an S3 server is built once.");

export type TestS3 = {
  /** `http://127.0.0.1:<port>`. */
  endpoint: string;
  credentials: typeof credentials;
  /** Settings of a store in a new bucket of this server. */
  makeBucket: (wanted?: Partial<BucketSettings>) => Promise<BucketSettings>;
  /** Ends the server as `kill -9` does. */
  kill: () => Promise<void>;
  /** Starts it again on the same files and port. */
  restart: () => Promise<void>;
  dispose: () => Promise<void>;
};

let buckets = 0;

/** A real S3 server (versitygw) on files of its own. */
export async function startS3(): Promise<TestS3> {
  await buildProgram();
  const folder = await mkdtemp(join(tmpdir(), "saigen s3 "));
  const port = await freePort();
  const endpoint = `http://127.0.0.1:${port}`;
  const launch = () => launchProgram(folder, port);
  let child = await launch();
  const kill = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill("SIGKILL");
    await once(child, "exit");
  };
  return {
    endpoint,
    credentials,
    makeBucket: async (wanted = {}) => {
      const bucket = `bucket-${(buckets += 1)}`;
      const settings = { bucket, prefix: "", endpoint, credentials, isReachable: true, ...wanted };
      await makeS3Client(settings).send(new CreateBucketCommand({ Bucket: bucket }));
      return settings;
    },
    kill,
    restart: async () => {
      child = await launch();
    },
    dispose: async () => {
      await kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function launchProgram(folder: string, port: number): Promise<ChildProcess> {
  const env = {
    ...process.env,
    ROOT_ACCESS_KEY: credentials.accessKeyId,
    ROOT_SECRET_KEY: credentials.secretAccessKey,
  };
  const words = ["--port", `127.0.0.1:${port}`, "--quiet", "posix", folder];
  const child = spawn(program, words, { env, stdio: ["ignore", "ignore", "inherit"] });
  while (!(await isListening(port))) {
    if (child.exitCode !== null) throw new Error(`versitygw ended at its start with ${child.exitCode}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return child;
}

async function isListening(port: number): Promise<boolean> {
  const socket = connect(port, "127.0.0.1");
  const heard = await once(socket, "connect").catch(() => undefined);
  socket.destroy();
  return heard !== undefined;
}

/** Built once for all who wait for it; kept under the version's name. */
async function buildProgram(): Promise<void> {
  await withLock(root, async () => {
    if (existsSync(program)) return;
    process.stderr.write(
      `building the S3 server for tests (versitygw ${version}), once, in some minutes …\n`,
    );
    const folder = join(root, ".cache", "versitygw-build");
    mkdirSync(folder, { recursive: true });
    const target = `github.com/versity/versitygw/cmd/versitygw@${version}`;
    execFileSync("go", ["install", target], {
      env: { ...process.env, GOBIN: folder, GOFLAGS: "" },
      stdio: ["ignore", "ignore", "inherit"],
    });
    renameSync(join(folder, "versitygw"), program);
    rmSync(folder, { recursive: true });
  });
}

function hasGo(): boolean {
  try {
    execFileSync("go", ["version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
