import type { Context } from "hono";
import type { Caller } from "#server/auth/caller.ts";
import { AppError } from "#server/core/errors.ts";
import type { CallerEnv } from "./artifacts-fields.ts";
import { assertContentType, readBody } from "./body.ts";
import { fieldsOf, readMessage, type Message, type RawFields, type Shape } from "./fields.ts";
import { sendJson } from "./send-json.ts";
import { toWireError, type Renames } from "./wire-issues.ts";

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** One row of the table of what is served. `path` is relative to `/api/2.0/mlflow`. */
export type Endpoint = {
  methods: readonly Method[];
  path: string;
  handle: (c: Context<CallerEnv>) => Promise<Response>;
};

/**
 * A call of the protocol as data: where it is, what it takes, what answers it. GET reads the query, every other method the JSON body,
 * DELETE included; a part of the path such as `:model_id` is a field, too. `answer` calls the operation and says its result in the protocol's words.
 */
export function endpoint<S extends Shape>(definition: {
  methods: readonly Method[];
  path: string;
  request: S;
  answer: (caller: Caller, message: Message<S>) => Promise<object | Response>;
  renames?: Renames;
}): Endpoint {
  return {
    methods: definition.methods,
    path: definition.path,
    async handle(c) {
      const message = await readRequest(c, definition.request);
      try {
        const answer = await definition.answer(c.get("caller"), message);
        return answer instanceof Response ? answer : sendJson(c, answer);
      } catch (thrown) {
        throw toWireError(thrown, message, definition.renames ?? {});
      }
    },
  };
}

async function readRequest<S extends Shape>(c: Context, shape: S): Promise<Message<S>> {
  if (c.req.method === "GET") {
    const query = c.req.queries();
    return readMessage(
      shape,
      withPath(c, (name, isList) => (isList ? query[name] : query[name]?.[0])),
    );
  }
  assertContentType(c);
  const body = await readBody(c);
  try {
    return readMessage(shape, withPath(c, fieldsOf(body.object)));
  } catch (error) {
    // Once more, so that the error repeats a number as it was sent.
    if (error instanceof AppError) readMessage(shape, withPath(c, fieldsOf(body.asWritten())));
    throw error;
  }
}

/** What the address itself says, such as `{model_id}`, goes before what the rest of the request says of it. */
const withPath =
  (c: Context, fields: RawFields): RawFields =>
  (name, isList) =>
    c.req.param(name) ?? fields(name, isList);
