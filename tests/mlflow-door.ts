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
  const send = async (method: string, path: string, init: RequestInit = {}): Promise<Answer> => {
    const address = path.startsWith("/") ? path : `/api/2.0/mlflow/${path}`;
    const response = await door.request(`http://localhost${address}`, { method, ...init });
    return { status: response.status, headers: response.headers, body: await bodyOf(response) };
  };
  return {
    send,
    get: (path: string, query: Record<string, string> | [string, string][] = {}) =>
      send("GET", `${path}?${new URLSearchParams(query)}`),
    post: (path: string, message: unknown) => send("POST", path, json(message)),
    delete: (path: string, message: unknown) => send("DELETE", path, json(message)),
  };
}

const json = (message: unknown): RequestInit => ({
  headers: { "Content-Type": "application/json" },
  body: typeof message === "string" ? message : JSON.stringify(message),
});

async function bodyOf(response: Response): Promise<Record<string, unknown>> {
  const text = await response.text();
  const isJson = response.headers.get("content-type")?.startsWith("application/json") === true;
  return isJson ? (JSON.parse(text) as Record<string, unknown>) : { text };
}
