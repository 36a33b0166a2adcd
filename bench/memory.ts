import { readdirSync, readFileSync } from "node:fs";

/** Resident memory of a process and everything below it, in MB (10⁶ bytes). Linux only: it reads /proc. */
export function residentMegabytes(pid: number): number {
  const parents = new Map<number, number>();
  for (const entry of readdirSync("/proc").filter((name) => /^\d+$/u.test(name))) {
    const parent = readField(Number(entry), "PPid");
    if (parent !== undefined) parents.set(Number(entry), parent);
  }
  const family = [...parents.keys()].filter((candidate) => descends(candidate, pid, parents));
  const kilobytes = family.reduce((sum, member) => sum + (readField(member, "VmRSS") ?? 0), 0);
  return (kilobytes * 1024) / 1e6;
}

/** Resident memory of one process alone, in MB (10⁶ bytes): what it is now, and the most it is until `stop` answers that. */
export function watchMegabytes(pid: number): { now: number; stop: () => number } {
  const look = () => ((readField(pid, "VmRSS") ?? 0) * 1024) / 1e6;
  const now = look();
  let most = now;
  const watching = setInterval(() => (most = Math.max(most, look())), 50);
  return {
    now,
    stop: () => {
      clearInterval(watching);
      return most;
    },
  };
}

function descends(pid: number, ancestor: number, parents: Map<number, number>): boolean {
  for (let at: number | undefined = pid; at !== undefined && at > 1; at = parents.get(at))
    if (at === ancestor) return true;
  return false;
}

function readField(pid: number, name: string): number | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    return Number(new RegExp(`^${name}:\\s+(\\d+)`, "mu").exec(status)?.[1]);
  } catch {
    return undefined; // it ended while we looked
  }
}
