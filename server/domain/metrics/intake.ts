import { rawSql } from "#server/core/database.ts";
import { toAppError, unavailable } from "#server/core/errors.ts";
import { oncePerProcess } from "#server/core/process.ts";
import type { RunPoints } from "./gather.ts";
import type { Accepted } from "./write.ts";
import { writePoints } from "./write.ts";

/**
 * Group commit: while statements are under way, points queue; the next statement takes all that wait, and
 * each caller is answered after the commit that holds its points. Measured on two cores with 20 connections, this
 * takes four times the requests of a transaction each.
 */
const statementsMax = 2;

/** Points that make a second statement worth a commit of its own; fewer join the one that comes after. */
const secondPointsMin = 64;

/** Points in one statement, so that a full queue does not become one long transaction. */
const statementPointsMax = 20_000;

/** Points that wait at most, some seconds' worth; beyond it clients are asked to come back. */
const waitingPointsMax = 400_000;

type Waiting = { arrival: RunPoints; resolve: (accepted: boolean) => void; reject: (error: unknown) => void };

const queue = oncePerProcess("metric-intake", () => ({
  waiting: [] as Waiting[],
  waitingPoints: 0,
  underWay: new Set<Promise<void>>(),
  pumping: undefined as NodeJS.Immediate | undefined,
}));

/**
 * Stores the points of one call, all or none; they are durable when it answers true. False: no active run has this id.
 *
 * @throws AppError `unavailable` when too many wait or the database is away.
 */
export function takeIn(arrival: RunPoints): Promise<boolean> {
  if (queue.waitingPoints + arrival.metrics.length > waitingPointsMax) {
    return Promise.reject(
      unavailable("More points arrive than can be stored just now. Try again in a moment."),
    );
  }
  return new Promise((resolve, reject) => {
    queue.waiting.push({ arrival, resolve, reject });
    queue.waitingPoints += arrival.metrics.length;
    queue.pumping ??= setImmediate(pump);
  });
}

/** Waits until everything taken in is stored; for the way down. */
export async function drainIntake(): Promise<void> {
  while (queue.underWay.size > 0 || queue.waiting.length > 0) {
    pump();
    await Promise.all(queue.underWay);
  }
}

/** Called once whatever arrives together has been read, so that it shares a statement. */
function pump(): void {
  queue.pumping = undefined;
  while (isTimeForAnother()) {
    const storing = store(takeWaiting()).finally(() => {
      queue.underWay.delete(storing);
      queue.pumping ??= setImmediate(pump);
    });
    queue.underWay.add(storing);
  }
}

function isTimeForAnother(): boolean {
  const pointsMin = queue.underWay.size === 0 ? 1 : secondPointsMin;
  return queue.underWay.size < statementsMax && queue.waitingPoints >= pointsMin;
}

function takeWaiting(): Waiting[] {
  let points = 0;
  const end = queue.waiting.findIndex(({ arrival }, i) => {
    points += arrival.metrics.length;
    return i > 0 && points > statementPointsMax;
  });
  const taken = queue.waiting.splice(0, end < 0 ? queue.waiting.length : end);
  for (const { arrival } of taken) queue.waitingPoints -= arrival.metrics.length;
  return taken;
}

/** Never rejects. When a shared statement fails, each member is tried alone, so that only the guilty one hears of it. */
async function store(members: readonly Waiting[]): Promise<void> {
  try {
    const accepted = await commit(members.map(({ arrival }) => arrival));
    for (const { arrival, resolve } of members) resolve(accepted.has(nameRun(arrival.teamId, arrival.runId)));
  } catch (error) {
    if (members.length === 1 || toAppError(error).kind === "unavailable") {
      for (const { reject } of members) reject(toAppError(error));
    } else {
      for (const member of members) await store([member]);
    }
  }
}

async function commit(arrivals: readonly RunPoints[]): Promise<Set<string>> {
  const { text, parameters } = writePoints(arrivals);
  const rows = await rawSql().unsafe<Accepted[]>(text, parameters, { prepare: true });
  return new Set(rows.map((row) => nameRun(row.team_id, row.run_id)));
}

const nameRun = (teamId: number, uuid: string): string => `${teamId} ${uuid}`;
