import type { z } from "zod";
import type { Caller } from "#server/auth/caller.ts";
import { assertMayTry } from "#server/auth/caller.ts";
import { publish } from "./bus.ts";
import { clock } from "./clock.ts";
import type { Reader, Tx } from "./database.ts";
import { database } from "./database.ts";
import { invalid } from "./errors.ts";
import type { Change, Topic } from "./events.ts";
import { topicsOf, writeEvent } from "./events.ts";
import { measure } from "./measure.ts";
import type { Action } from "./policy.ts";

type Schema = z.ZodType;
type Kind = "mutation" | "query" | "intake";

/** Something the product can do: call it with who is calling and an unproven input. */
export type Operation<Input extends Schema = Schema, Output = unknown, K extends Kind = Kind> = {
  (caller: Caller, input: z.input<Input>): Promise<Output>;
  readonly kind: K;
  readonly action: Action;
  readonly input: Input;
};

const registered: Operation[] = [];

/** Every operation that has been imported, for the tests of the laws and for the doors. */
export const listOperations = (): readonly Operation[] => registered;

type RecordChange = (change: Change) => Promise<void>;

/**
 * A change: policy → parse → begin → handle → one event row → commit → notify.
 * `handle` must call `record` exactly once.
 */
export function mutation<Input extends Schema, Output>(definition: {
  action: Action;
  input: Input;
  handle: (context: {
    tx: Tx;
    caller: Caller;
    input: z.output<Input>;
    now: Date;
    record: RecordChange;
  }) => Promise<Output>;
}): Operation<Input, Output, "mutation"> {
  return operation("mutation", definition, async (caller, input) => {
    const topics: Topic[] = [];
    const output = await database().transaction(async (tx) => {
      const now = clock.now();
      let recorded = 0;
      const record: RecordChange = async (change) => {
        recorded += 1;
        topics.push(...topicsOf(change));
        await writeEvent(tx, caller, definition.action, now, change);
      };
      const result = await definition.handle({ tx, caller, input, now, record });
      if (recorded !== 1) throw new Error(`${definition.action} recorded ${recorded} events instead of one`);
      return result;
    });
    publish(caller.team.id, topics);
    return output;
  });
}

/** A look: policy → parse → handle, with a handle that has no way to write. */
export function query<Input extends Schema, Output>(definition: {
  action: Action;
  input: Input;
  handle: (context: { db: Reader; caller: Caller; input: z.output<Input>; now: Date }) => Promise<Output>;
}): Operation<Input, Output, "query"> {
  return operation("query", definition, (caller, input) =>
    definition.handle({ db: database(), caller, input, now: clock.now() }),
  );
}

/**
 * The stated exception: metric points are too many for an event each. policy → parse → handle → notify;
 * the handler brings its own durability and answers only after the commit.
 */
export function intake<Input extends Schema, Output>(definition: {
  action: Action;
  input: Input;
  handle: (context: {
    caller: Caller;
    input: z.output<Input>;
    now: Date;
    notify: (topic: Topic) => void;
  }) => Promise<Output>;
}): Operation<Input, Output, "intake"> {
  return operation("intake", definition, async (caller, input) => {
    const topics: Topic[] = [];
    const notify = (topic: Topic) => void topics.push(topic);
    const output = await definition.handle({ caller, input, now: clock.now(), notify });
    publish(caller.team.id, topics);
    return output;
  });
}

/** Makes an operation of what runs once the policy and the input's schema have agreed; for this file and `shared-mutation.ts`. */
export function operation<Input extends Schema, Output, K extends Kind>(
  kind: K,
  definition: { action: Action; input: Input },
  run: (caller: Caller, input: z.output<Input>) => Promise<Output>,
): Operation<Input, Output, K> {
  const call = (caller: Caller, unverified: z.input<Input>) =>
    measure(definition.action, async () => {
      assertMayTry(caller, definition.action);
      return run(caller, parse(definition.input, unverified));
    });
  const made = Object.assign(call, { kind, action: definition.action, input: definition.input });
  registered.push(made as unknown as Operation);
  return made;
}

/** A form has fewer fields; an input of a hundred thousand faults must not be answered with as many. */
const issuesTold = 20;

/** @throws AppError `invalid`, naming the first field that is wrong; `details.issues` has the first twenty. */
export function parse<Input extends Schema>(schema: Input, unverified: unknown): z.output<Input> {
  const parsed = schema.safeParse(unverified);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.slice(0, issuesTold).map(({ path, message, code }) => ({
    path: path.map(String),
    message,
    code,
  }));
  const [first] = issues;
  const where = first === undefined || first.path.length === 0 ? "" : `${first.path.join(".")}: `;
  throw invalid(`${where}${first?.message ?? "The input is not valid."}`, { issues });
}
