import { type ChildProcess, spawn, spawnSync, type StdioOptions } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { StartError } from "../core/start-error.ts";

/** Whom Postgres runs as. It refuses to run as root, so root lends it another account. */
export interface Account {
  /** Absent when Postgres runs as the user who started us. */
  uid?: number;
  gid?: number;
  /** What to spawn so that `file` runs as this account. */
  commandFor(file: string, args: string[]): { file: string; args: string[]; uid?: number; gid?: number };
}

/**
 * Runs a program of Postgres as the account, with a clean environment: `PGPORT`, `PGDATA` and the like of somebody's
 * shell would change what it does.
 */
export function spawnAs(
  account: Account,
  program: string,
  programArgs: string[],
  options: { stdio: StdioOptions; detached?: boolean },
): ChildProcess {
  const { file, args, uid, gid } = account.commandFor(program, programArgs);
  const { PATH, NODE_ENV } = process.env;
  return spawn(file, args, {
    ...options,
    uid,
    gid,
    cwd: "/",
    env: { PATH, NODE_ENV, LC_ALL: "C", TZ: "UTC" },
  });
}

/** Accounts root may lend: the one made for Postgres by a distribution, else the one that owns nothing. */
const lentAccounts = ["postgres", "nobody"];

/** Capabilities that open a path below a closed folder such as /root, weakest first, with their bits. */
const passingCapabilities = [
  { name: "dac_read_search", bit: 2n },
  { name: "dac_override", bit: 1n },
] as const;

/**
 * The account for the data in `root` and the programs in `binaries`.
 *
 * @throws StartError when we are root and no account can both be lent and reach those folders.
 */
export function chooseAccount(root: string, binaries: string): Account {
  if (process.getuid?.() !== 0) return { commandFor: (file, args) => ({ file, args }) };
  const { uid, gid } = ownerOf(root) ?? findLentAccount();
  const closed = [path.dirname(root), binaries, tmpdir()].find((folder) => !isReachable(folder, uid, gid));
  if (closed === undefined) return { uid, gid, commandFor: (file, args) => ({ file, args, uid, gid }) };
  return { uid, gid, commandFor: passThrough(closed, uid, gid) };
}

/** Data that exists stays with its owner, whoever starts us. */
function ownerOf(root: string): { uid: number; gid: number } | undefined {
  const found = statSync(root, { throwIfNoEntry: false });
  return found === undefined || found.uid === 0 ? undefined : found;
}

function findLentAccount(): { uid: number; gid: number } {
  const rows = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"));
  for (const name of lentAccounts) {
    const row = rows.find(([user]) => user === name);
    if (row && Number(row[2]) > 0) return { uid: Number(row[2]), gid: Number(row[3]) };
  }
  throw new StartError(
    `Postgres does not run as root, and there is no user "postgres" or "nobody" to run it as. ` +
      `Start Saigen as an ordinary user, or set DATABASE_URL.`,
  );
}

/** Access lists are not looked at: where they close a folder, Postgres says so itself. */
function isReachable(folder: string, uid: number, gid: number): boolean {
  const found = statSync(folder);
  const bit = found.uid === uid ? 0o100 : found.gid === gid ? 0o010 : 0o001;
  const parent = path.dirname(folder);
  return (found.mode & bit) !== 0 && (parent === folder || isReachable(parent, uid, gid));
}

/**
 * Below a closed folder such as /root the account needs one capability to reach its own files; `setpriv` of
 * util-linux hands it over and takes every other one away.
 */
function passThrough(closed: string, uid: number, gid: number): Account["commandFor"] {
  const capability = passingCapabilities.find(({ bit }) => (ownCapabilities() >> bit) & 1n)?.name;
  const hasSetpriv = /util-linux/.test(
    spawnSync("setpriv", ["--version"], { encoding: "utf8" }).stdout ?? "",
  );
  if (capability === undefined || !hasSetpriv) {
    throw new StartError(
      `Postgres does not run as root, and user ${uid}, whom root would lend it, may not enter ${closed}. Start Saigen ` +
        `as an ordinary user, move it or DATA_DIR to a folder others may enter, install setpriv (util-linux), or set DATABASE_URL.`,
    );
  }
  const set = `-all,+${capability}`;
  const privileges = [
    `--reuid=${uid}`,
    `--regid=${gid}`,
    "--clear-groups",
    "--no-new-privs",
    // Without this bit access(2), by which Postgres checks its own programs, takes no capability into account.
    "--securebits=+no_setuid_fixup",
    ...["inh-caps", "ambient-caps", "bounding-set"].map((name) => `--${name}=${set}`),
  ];
  return (file, args) => ({ file: "setpriv", args: [...privileges, file, ...args] });
}

function ownCapabilities(): bigint {
  if (process.platform !== "linux") return 0n;
  const effective = /^CapEff:\s*([0-9a-f]+)$/m.exec(readFileSync("/proc/self/status", "utf8"))?.[1];
  return BigInt(`0x${effective ?? "0"}`);
}
