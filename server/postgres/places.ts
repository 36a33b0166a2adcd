import { createHash } from "node:crypto";
import { chown, lstat, mkdir, mkdtemp, realpath } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { StartError } from "../core/start-error.ts";
import type { Account } from "./account.ts";

/** Where the embedded Postgres keeps what it has. All of it belongs to the account that runs it, mode 0700. */
export interface Places {
  /** `DATA_DIR/postgres`, every symbolic link resolved. */
  root: string;
  /** The data directory proper (`PGDATA`). */
  cluster: string;
  /** The superuser's password; kept beside the data so that a backup holds both. */
  password: string;
  /** What the server writes to its standard error. */
  log: string;
}

/** The most bytes a socket's path may have: 104 on macOS, 108 on Linux, one of them for the final NUL. */
const socketPathBytesMax = 103;
const socketName = ".s.PGSQL.5432";

/** Creates `DATA_DIR` if need be and says where things are in it. As root it lets others pass through, not look. */
export async function locate(dataDir: string): Promise<Places> {
  await mkdir(dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
  const root = path.join(await realpath(dataDir), "postgres");
  return {
    root,
    cluster: path.join(root, "cluster"),
    password: path.join(root, "password"),
    log: path.join(root, "log"),
  };
}

/** Creates `places.root` for the account, private to it. */
export async function claimRoot(places: Places, account: Account): Promise<void> {
  await mkdir(places.root, { mode: 0o700 }).catch(ignoreExisting);
  await giveTo(account, places.root);
}

/**
 * A folder for the server's socket that no other user can enter. Its name follows from the data's path; somebody
 * who took that name first only makes us choose another.
 */
export async function chooseSocketFolder(places: Places, account: Account): Promise<string> {
  const name = `saigen-${createHash("sha256").update(places.root).digest("hex").slice(0, 12)}`;
  const parent = fits(path.join(tmpdir(), `${name}-XXXXXX`)) ? tmpdir() : "/tmp";
  const folder = path.join(await realpath(parent), name);
  await openSocketFolder(folder, account).catch(() => undefined);
  return (await isPrivate(folder, account)) ? folder : await mkdtemp(`${folder}-`);
}

/** Creates the socket's folder where it is missing (temporary folders are swept), and hands it to the account. */
export async function openSocketFolder(folder: string, account: Account): Promise<void> {
  await mkdir(folder, { mode: 0o700 }).catch(ignoreExisting);
  await giveTo(account, folder);
}

/** The path of the server's socket in its folder. */
export function socketIn(folder: string): string {
  return path.join(folder, socketName);
}

/** Hands a file or folder made by root to the account that runs Postgres. */
export async function giveTo(account: Account, file: string): Promise<void> {
  if (account.uid === undefined || account.gid === undefined) return;
  const owner = await lstat(file);
  if (owner.uid === account.uid) return;
  if (owner.uid !== 0) {
    throw new StartError(
      `${file} belongs to user ${owner.uid}, but Postgres would run as user ${account.uid}.`,
    );
  }
  await chown(file, account.uid, account.gid);
}

function fits(folder: string): boolean {
  return Buffer.byteLength(socketIn(folder)) <= socketPathBytesMax;
}

async function isPrivate(folder: string, account: Account): Promise<boolean> {
  const found = await lstat(folder);
  const owners = [process.getuid?.(), account.uid];
  return found.isDirectory() && owners.includes(found.uid) && (found.mode & 0o077) === 0;
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== "EEXIST") throw error;
}
