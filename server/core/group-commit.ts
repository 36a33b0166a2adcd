import { toAppError, unavailable } from "./errors.ts";

/** Commits under way at once: one is written while the next is prepared. */
const commitsMax = 2;

/** Jobs that make a second commit worth its while beside the first; fewer join the one that comes after. */
const secondJobsMin = 8;

/** Jobs in one commit, so that a full queue does not become one long transaction. */
const jobsPerCommitMax = 500;

/** Jobs that wait at most, some seconds' worth; beyond it callers are asked to come back. */
const waitingMax = 20_000;

type Waiting<Job, Result> = { job: Job; resolve: (result: Result) => void; reject: (error: unknown) => void };

/**
 * Lets jobs share commits: jobs that arrive together or while commits are under way wait, and the next commit takes those that belong to one group, in order.
 * Each job is answered after the commit that holds it. When a shared commit fails, its jobs are tried one by one, so that only the guilty one
 * hears of it.
 *
 * `commit` answers one result for each job, in their order. The returned function throws AppError `unavailable` when too many wait.
 */
export function groupCommit<Job, Result>(options: {
  groupOf: (job: Job) => number;
  commit: (group: number, jobs: readonly Job[]) => Promise<readonly Result[]>;
}): (job: Job) => Promise<Result> {
  let waiting: Waiting<Job, Result>[] = [];
  let underWay = 0;
  let pumping: NodeJS.Immediate | undefined;

  /** Called once whatever arrives together has been read, so that it shares a commit. */
  function pump(): void {
    pumping = undefined;
    while (underWay < commitsMax && waiting.length >= (underWay === 0 ? 1 : secondJobsMin)) {
      const [first] = waiting;
      if (first === undefined) return;
      underWay += 1;
      const group = options.groupOf(first.job);
      void settle(group, take(group)).finally(() => {
        underWay -= 1;
        pumping ??= setImmediate(pump);
      });
    }
  }

  function take(group: number): Waiting<Job, Result>[] {
    const taken = waiting.filter(({ job }) => options.groupOf(job) === group).slice(0, jobsPerCommitMax);
    const isTaken = new Set(taken);
    waiting = waiting.filter((entry) => !isTaken.has(entry));
    return taken;
  }

  /** Never rejects. */
  async function settle(group: number, entries: readonly Waiting<Job, Result>[]): Promise<void> {
    try {
      const jobs = entries.map(({ job }) => job);
      const results = (await options.commit(group, jobs)).values();
      for (const { resolve } of entries) {
        const { done, value } = results.next();
        if (done === true) throw new Error("a shared commit answered too few results");
        resolve(value);
      }
    } catch (error) {
      if (entries.length === 1 || toAppError(error).kind === "unavailable") {
        for (const { reject } of entries) reject(error);
      } else {
        for (const entry of entries) await settle(group, [entry]);
      }
    }
  }

  return (job) =>
    new Promise((resolve, reject) => {
      if (waiting.length >= waitingMax) {
        reject(unavailable("More arrives than can be stored just now. Try again in a moment."));
        return;
      }
      waiting.push({ job, resolve, reject });
      pumping ??= setImmediate(pump);
    });
}
