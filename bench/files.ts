import { once } from "node:events";
import { Agent, type IncomingMessage, request } from "node:http";
import { connections, createRun, median } from "./load.ts";
import type { Measure } from "./report.ts";
import type { Peer } from "./servers.ts";

/** How much is sent: the full measure, or one that takes seconds. */
export const fileLoads = {
  full: { largeBytes: 1_000_000_000, files: 10_000 },
  quick: { largeBytes: 100_000_000, files: 1_000 },
};

export type FileLoad = (typeof fileLoads)["full"];

const chunk = Buffer.alloc(1024 * 1024, 7);
const small = Buffer.alloc(4_096, 7);
const listings = 7;
/** Aims for many small files and for their listing; a large file should go as fast as the disk or the loopback. */
const aims = { MLflow: 3 };

/** Files of one run through the artifact proxy: a large one over one connection, small ones over 20, and their listing. */
export async function measureFiles(peer: Peer, load: FileLoad): Promise<Measure[]> {
  const runId = await createRun(peer);
  const proxy = `/api/2.0/mlflow-artifacts/artifacts/0/${runId}/artifacts`;
  const wire = makeWire(peer);
  try {
    const large = await measureLarge(wire, `${proxy}/large.bin`, load.largeBytes);
    const many = await measureSmall(wire, `${proxy}/many`, load.files);
    const listing = await measureListing(peer, runId, load.files);
    return [...large, ...many, listing];
  } finally {
    wire.close();
  }
}

async function measureLarge(wire: Wire, path: string, bytes: number): Promise<Measure[]> {
  const name = `file of ${bytes / 1_000_000} MB`;
  const up = await seconds(() => wire.put(path, bytes));
  const down = await seconds(() => wire.get(path, bytes));
  const rate = (value: number) => ({ unit: "MB/s" as const, value: bytes / 1_000_000 / value, aims: {} });
  return [
    { name: `${name}, up`, ...rate(up) },
    { name: `${name}, down`, ...rate(down) },
  ];
}

async function measureSmall(wire: Wire, folder: string, files: number): Promise<Measure[]> {
  const name = `${files.toLocaleString("en")} files of 4 KiB`;
  const each = (work: (path: string) => Promise<void>) =>
    seconds(() => inParallel(files, (index) => work(`${folder}/step-${index}.bin`)));
  const up = await each((path) => wire.put(path, small.byteLength));
  const down = await each((path) => wire.get(path, small.byteLength));
  return [
    { name: `${name}, up`, unit: "files/s", value: files / up, aims },
    { name: `${name}, down`, unit: "files/s", value: files / down, aims },
  ];
}

async function measureListing(peer: Peer, runId: string, files: number): Promise<Measure> {
  const list = async () => {
    const address = `${peer.url}/api/2.0/mlflow/artifacts/list?run_id=${runId}&path=many`;
    const answer = await fetch(address, { headers: peer.headers });
    const listed = JSON.stringify(await answer.json()).split('"path"').length - 1;
    if (listed !== files) throw new Error(`${peer.name} listed ${listed} files of ${files}`);
  };
  const value = await median(listings, list);
  return { name: `listing ${files.toLocaleString("en")} files`, unit: "ms", value, aims };
}

type Wire = ReturnType<typeof makeWire>;

/** Plain HTTP over connections that stay open, as cheap for the measuring side as it gets. */
function makeWire({ url, headers }: Peer) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const send = (method: string, path: string, more: Record<string, string | number> = {}) =>
    request(`${url}${path}`, { method, agent, headers: { ...headers, ...more } });
  return {
    async put(path: string, bytes: number) {
      const sending = send("PUT", path, { "Content-Length": bytes });
      const answered = once(sending, "response");
      for (let sent = 0; sent < bytes; sent += chunk.byteLength) {
        const piece = chunk.subarray(0, Math.min(chunk.byteLength, bytes - sent));
        if (!sending.write(piece)) await once(sending, "drain");
      }
      sending.end();
      const [answer] = await answered;
      await readBytes(answer);
    },
    async get(path: string, bytes: number) {
      const [answer] = await once(send("GET", path).end(), "response");
      const received = await readBytes(answer);
      if (received !== bytes) throw new Error(`${path} came with ${received} bytes of ${bytes}`);
    },
    close: () => agent.destroy(),
  };
}

async function readBytes(answer: IncomingMessage): Promise<number> {
  let bytes = 0;
  for await (const part of answer) bytes += (part as Buffer).byteLength;
  if (answer.statusCode !== 200) throw new Error(`a file was answered with ${answer.statusCode}`);
  return bytes;
}

async function inParallel(count: number, work: (index: number) => Promise<void>): Promise<void> {
  let next = 0;
  const worker = async () => {
    while (next < count) await work((next += 1) - 1);
  };
  await Promise.all(Array.from({ length: connections }, worker));
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}
