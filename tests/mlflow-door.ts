import type { Caller } from "#server/auth/caller.ts";
import { unauthorized } from "#server/core/errors.ts";
import { makeMlflowDoor } from "#server/doors/mlflow/door.ts";

/** An answer of the MLflow door: its status and its JSON. */
export type Answer = { status: number; body: Record<string, unknown>; headers: Headers };

/** Calls the MLflow door as this caller, or as nobody. Paths are relative to `/api/2.0/mlflow` unless they begin with a slash. */
export function callMlflow(caller: Caller | undefined) {
  const door = makeMlflowDoor(async () => {
    if (caller === undefined) throw unauthorized("This takes a token.");
    return caller;
  });
  const request = async (method: string, path: string, init: RequestInit): Promise<Response> => {
    const address = path.startsWith("/") ? path : `/api/2.0/mlflow/${path}`;
    return door.request(`http://localhost${address}`, { method, ...init });
  };
  const send = async (method: string, path: string, init: RequestInit = {}): Promise<Answer> => {
    const response = await request(method, path, init);
    return { status: response.status, headers: response.headers, body: await bodyOf(response) };
  };
  return {
    send,
    sendText: async (method: string, path: string) => (await request(method, path, {})).text(),
    get: (path: string, query: Record<string, string> | [string, string][] = {}) =>
      send("GET", `${path}?${new URLSearchParams(query)}`),
    post: (path: string, message: unknown) => send("POST", path, json(message)),
    patch: (path: string, message: unknown) => send("PATCH", path, json(message)),
    delete: (path: string, message: unknown) => send("DELETE", path, json(message)),
  };
}

type Client = ReturnType<typeof callMlflow>;

/** Creates a run and answers its id. */
export async function makeRun(client: Client, message: object = {}): Promise<string> {
  const { body } = await client.post("runs/create", message);
  return (body as { run: { info: { run_id: string } } }).run.info.run_id;
}

/** The run as `runs/get` answers it. */
export async function readRun(client: Client, run_id: string) {
  const { body } = await client.get("runs/get", { run_id });
  return (body as { run: { info: Record<string, unknown>; data: Record<string, unknown> } }).run;
}

/** A 400 that says this. */
export const refusal = (message: unknown) => ({
  status: 400,
  body: { error_code: "INVALID_PARAMETER_VALUE", message },
});

/** The 400 for a field that is absent. */
export const missing = (name: string) =>
  refusal(
    `Missing value for required parameter '${name}'. See the API docs for more information about request parameters.`,
  );

const json = (message: unknown): RequestInit => ({
  headers: { "Content-Type": "application/json" },
  body: typeof message === "string" ? message : JSON.stringify(message),
});

async function bodyOf(response: Response): Promise<Record<string, unknown>> {
  const text = await response.text();
  const isJson = response.headers.get("content-type")?.startsWith("application/json") === true;
  return isJson ? (JSON.parse(text) as Record<string, unknown>) : { text };
}
