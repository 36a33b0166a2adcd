import { sql as statement } from "drizzle-orm";
import type { Sql } from "postgres";
import type { Tx } from "./database.ts";
import { rawSql } from "./database.ts";
import type { Topic } from "./events.ts";
import { log } from "./log.ts";
import { oncePerProcess } from "./process.ts";

/**
 * Tells every process that something changed: names only, never contents, over Postgres NOTIFY.
 * Notices are gathered for a moment and sent outside the transactions they tell of, because NOTIFY inside
 * a transaction makes all commits of the database wait for each other. A notice can be lost with the process;
 * subscribers therefore read the tables when they subscribe and when they reconnect.
 */
const channel = "saigen";
/** Memberships, sessions or tokens of the team changed: forget what is remembered about its callers. */
export const accessTopic: Topic = "access";
const gatherMs = 40;
const payloadBytesMax = 7_500; // NOTIFY takes less than 8,000 bytes

type Listener = (topics: ReadonlySet<Topic>) => void;

const state = oncePerProcess("bus", () => ({
  pending: new Map<number, Set<Topic>>(),
  timer: undefined as NodeJS.Timeout | undefined,
  listeners: new Map<number, Set<Listener>>(),
  listening: false,
}));

/** Announces changes within a team. Returns at once; the notice leaves within 40 ms. */
export function publish(teamId: number, topics: Iterable<Topic>): void {
  const pending = state.pending.get(teamId) ?? new Set();
  for (const topic of topics) pending.add(topic);
  if (pending.size === 0) return;
  state.pending.set(teamId, pending);
  state.timer ??= setTimeout(() => void flush(), gatherMs);
}

/**
 * Announces a change of who may do what, as part of the transaction that makes it: the notice cannot be lost and
 * arrives with the commit. Such changes are rare, so that the commits they hold up are few.
 */
export async function announceAccessChange(tx: Tx, teamId: number): Promise<void> {
  await tx.execute(statement`select pg_notify(${channel}, ${`${teamId}\n${accessTopic}`})`);
}

/** Sends what is gathered; called by the timer and before the process ends. */
export async function flush(): Promise<void> {
  clearTimeout(state.timer);
  state.timer = undefined;
  const payloads = [...state.pending].flatMap(([teamId, topics]) => pack(teamId, topics));
  state.pending.clear();
  if (payloads.length === 0) return;
  try {
    await rawSql()`select pg_notify(${channel}, payload) from unnest(${payloads}::text[]) payload`;
  } catch (error) {
    log.warn({ err: error }, "a notice of changes was lost; live views catch up when they reconnect");
  }
}

/** Calls `listener` for each batch of changes of the team, from whichever process. Returns the way out. */
export function subscribe(teamId: number, listener: Listener): () => void {
  const listeners = state.listeners.get(teamId) ?? new Set();
  listeners.add(listener);
  state.listeners.set(teamId, listeners);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) state.listeners.delete(teamId);
  };
}

/** Starts hearing other processes. After a lost connection every listener gets the topic `*`: read everything again. */
export async function listen(sql: Sql): Promise<void> {
  if (state.listening) return;
  state.listening = true;
  await sql.listen(channel, deliver, () => {
    for (const teamId of state.listeners.keys()) tell(teamId, new Set(["*"]));
  });
}

function deliver(payload: string): void {
  const [teamId, ...topics] = payload.split("\n");
  tell(Number(teamId), new Set(topics));
}

function tell(teamId: number, topics: ReadonlySet<Topic>): void {
  for (const listener of state.listeners.get(teamId) ?? []) listener(topics);
}

function pack(teamId: number, topics: Iterable<Topic>): string[] {
  const payloads: string[] = [];
  let payload = String(teamId);
  for (const topic of topics) {
    if (payload.length + topic.length + 1 > payloadBytesMax) {
      payloads.push(payload);
      payload = String(teamId);
    }
    payload += `\n${topic}`;
  }
  return [...payloads, payload];
}
