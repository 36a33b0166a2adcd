import imported from "next-auth";
import type { AuthOptions } from "next-auth";

/** What next-auth is asked: an action, such as `signin` or `callback`, for a provider. */
export type Question = {
  method: string;
  action: string;
  provider: string | undefined;
  query: Record<string, string>;
  body: Record<string, string>;
  cookies: Record<string, string>;
  headers: Record<string, string>;
};

type Handler = (request: object, response: object, options: AuthOptions) => Promise<unknown>;

/** Asks next-auth through its handler for plain Node requests, which needs nothing of Next around it. */
export async function askNextAuth(question: Question, options: AuthOptions): Promise<Response> {
  const { method, action, provider, body, cookies, headers } = question;
  const nextauth = provider === undefined ? [action] : [action, provider];
  const answer = new RecordedAnswer();
  await handlerOf(imported)(
    { method, body, cookies, headers, query: { ...question.query, nextauth } },
    answer,
    options,
  );
  return answer.toResponse();
}

/** Remembers what a handler for Node's responses writes: the few calls that next-auth makes. */
class RecordedAnswer {
  #status = 200;
  #body: string | undefined;
  readonly #headers = new Map<string, string | string[]>();

  status(status: number): this {
    this.#status = status;
    return this;
  }

  getHeader(name: string): string | string[] | undefined {
    return this.#headers.get(name.toLowerCase());
  }

  setHeader(name: string, value: string | string[]): this {
    this.#headers.set(name.toLowerCase(), value);
    return this;
  }

  json(body: unknown): void {
    this.setHeader("content-type", "application/json").send(JSON.stringify(body));
  }

  send(body: unknown): void {
    this.#body = typeof body === "string" || body === undefined ? body : JSON.stringify(body);
  }

  end(): void {}

  toResponse(): Response {
    const headers = new Headers({ "cache-control": "no-store" });
    for (const [name, value] of this.#headers) {
      for (const one of [value].flat()) headers.append(name, one);
    }
    return new Response(this.#body, { status: this.#status, headers });
  }
}

/**
 * next-auth is CommonJS: Node hands over the module, a bundler its default export. Its types name Next's requests, of
 * which it reads the fields that `askNextAuth` gives.
 */
function handlerOf(module: unknown): Handler {
  const inner =
    typeof module === "object" && module !== null && "default" in module ? module.default : module;
  return inner as Handler;
}
