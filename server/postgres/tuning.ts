import { totalmem } from "node:os";

const mebibyte = 1024 * 1024;

/**
 * The embedded server's settings, given on its command line so that a new release of Saigen applies to old data.
 * They suit a machine of 1 to 16 GB that is shared with the app and perhaps a training run.
 */
export function tuningFor(socketFolder: string): Record<string, string> {
  return {
    ...onlySocket(socketFolder),
    ...memoryFor(memoryMebibytes()),
    ...durability,
    ...planner,
    ...logging,
  };
}

/** Only a socket, only for those who may enter its folder, and still only with the password. */
function onlySocket(socketFolder: string): Record<string, string> {
  return {
    listen_addresses: "",
    unix_socket_directories: socketFolder,
    unix_socket_permissions: "0700",
    port: "5432",
  };
}

/** An eighth for shared buffers, where Postgres's own manual says a quarter of a machine that does nothing else. */
function memoryFor(mebibytes: number): Record<string, string> {
  return {
    shared_buffers: `${clamp(Math.floor(mebibytes / 8), 64, 1024)}MB`,
    effective_cache_size: `${clamp(Math.floor(mebibytes / 2), 256, 65_536)}MB`,
    work_mem: "16MB",
    maintenance_work_mem: "128MB",
    // A pool for the app, one for a command beside it, and the test suite's many small ones.
    max_connections: "100",
  };
}

/** An acknowledged write survives a crash. Fewer checkpoints write fewer full pages: the price is a longer recovery. */
const durability = {
  fsync: "on",
  synchronous_commit: "on",
  full_page_writes: "on",
  checkpoint_timeout: "10min",
  max_wal_size: "2GB",
  min_wal_size: "160MB",
  // Enough for pg_basebackup and archiving, which an operator may want later.
  wal_level: "replica",
};

/** Our queries are short: compiling them or spreading them over workers takes longer than running them. */
const planner = {
  jit: "off",
  max_parallel_workers_per_gather: "0",
  max_parallel_maintenance_workers: "0",
  // Everything has an SSD now; the default of 4 is a turning disk's.
  random_page_cost: "1.1",
  timezone: "UTC",
};

const logging = {
  log_timezone: "UTC",
  log_line_prefix: "%m [%p] ",
  log_checkpoints: "off",
  lc_messages: "C",
};

/** What a container may use counts, not what its host has. */
function memoryMebibytes(): number {
  const allowed = process.constrainedMemory();
  return Math.floor((allowed > 0 ? Math.min(allowed, totalmem()) : totalmem()) / mebibyte);
}

function clamp(value: number, min: number, max: number): number {
  return Math.min(Math.max(value, min), max);
}
