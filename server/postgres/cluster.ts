import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { link, open, readdir, readFile, rename, rm } from "node:fs/promises";
import path from "node:path";
import { text } from "node:stream/consumers";
import { log } from "../core/log.ts";
import { StartError } from "../core/start-error.ts";
import { type Account, chooseAccount, spawnAs } from "./account.ts";
import { isAlive } from "./alive.ts";
import { type Binaries, findBinaries } from "./binaries.ts";
import { chooseSocketFolder, claimRoot, giveTo, locate, type Places } from "./places.ts";

/** The superuser of the embedded server, and the name of its one database. */
export const clusterUser = "saigen";

/** A data directory that exists, and what is needed to run a server on it. */
export interface Cluster {
  places: Places;
  account: Account;
  binaries: Binaries;
  password: string;
  /** Where a server started by this process puts its socket. */
  socketFolder: string;
}

/**
 * The cluster in `DATA_DIR`, created if there is none. Interrupted or run twice at once, it leaves either a whole
 * cluster or none: a new one is made in a folder of its own, and renaming that is the last step.
 *
 * @throws StartError when the folder cannot be used.
 */
export async function openCluster(dataDir: string): Promise<Cluster> {
  try {
    const binaries = findBinaries();
    const places = await locate(dataDir);
    const account = chooseAccount(places.root, binaries.folder);
    await claimRoot(places, account);
    const password = await readOrMakePassword(places, account);
    const socketFolder = await chooseSocketFolder(places, account);
    const cluster = { places, account, binaries, password, socketFolder };
    if (!existsSync(places.cluster)) await createCluster(cluster);
    return cluster;
  } catch (error) {
    throw explainFileFault(error);
  }
}

/** Of two first starts, the one that links its draft first decides: a link never replaces a file. */
async function readOrMakePassword(places: Places, account: Account): Promise<string> {
  if (!existsSync(places.password)) {
    const draft = `${places.password}.${process.pid}`;
    await writePrivately(draft, `${randomBytes(24).toString("base64url")}\n`);
    await giveTo(account, draft);
    await link(draft, places.password).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    });
    await rm(draft, { force: true });
  }
  return (await readFile(places.password, "utf8")).trim();
}

async function writePrivately(file: string, content: string): Promise<void> {
  const handle = await open(file, "w", 0o600);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const draftPrefix = "creating-";

async function createCluster({ places, account, binaries }: Cluster): Promise<void> {
  log.info({ folder: places.cluster }, "creating the database");
  await removeAbandonedDrafts(places);
  const draft = path.join(places.root, `${draftPrefix}${process.pid}`);
  await runInitdb(account, binaries.initdb, draft, places.password);
  try {
    await rename(draft, places.cluster);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    if (!existsSync(places.cluster)) throw error; // Otherwise another first start was faster.
  }
}

/** A draft bears the id of the process that makes it. */
async function removeAbandonedDrafts(places: Places): Promise<void> {
  for (const name of await readdir(places.root)) {
    const pid = name.startsWith(draftPrefix) ? Number(name.slice(draftPrefix.length)) : 0;
    if (pid > 0 && (pid === process.pid || !isAlive(pid))) {
      await rm(path.join(places.root, name), { recursive: true, force: true });
    }
  }
}

/** Text sorts by code point and folds case as Unicode says, on every machine: the built-in locale needs no library. */
async function runInitdb(
  account: Account,
  initdb: string,
  folder: string,
  passwordFile: string,
): Promise<void> {
  const args = [
    `--pgdata=${folder}`,
    `--username=${clusterUser}`,
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--locale=C",
    "--no-instructions",
  ];
  const child = spawnAs(account, initdb, args, { stdio: ["ignore", "ignore", "pipe"] });
  const exit = new Promise<number | null>((resolve, reject) => child.on("exit", resolve).on("error", reject));
  const [complaints, code] = await Promise.all([child.stderr ? text(child.stderr) : "", exit]);
  if (code !== 0) {
    throw new StartError(
      `The database could not be created: ${complaints.trim() || `initdb ended with ${code}`}.`,
    );
  }
}

const fileFaults: Record<string, string> = {
  EACCES: "this user may not use it. Start Saigen as the user who owns it, or set DATA_DIR to another folder",
  EPERM: "this user may not use it. Start Saigen as the user who owns it, or set DATA_DIR to another folder",
  EROFS: "its file system is read-only. Set DATA_DIR to a folder that can be written",
  ENOSPC: "its disk is full",
  ENOTDIR: "a part of its path is not a folder. Set DATA_DIR to another one",
  EEXIST: "it is not a folder. Set DATA_DIR to one",
};

function explainFileFault(error: unknown): unknown {
  if (!(error instanceof Error) || !("code" in error) || !("path" in error)) return error;
  const reason = fileFaults[String(error.code)];
  return reason === undefined
    ? error
    : new StartError(`${error.path} cannot be used: ${reason}.`, { cause: error });
}
