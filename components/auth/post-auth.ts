/**
 * Asks one of the routes before a team, such as `link` or `sign-out`, and answers where to go next.
 *
 * @throws Error with the server's own sentence.
 */
export async function postAuth(route: string, body: Readonly<Record<string, unknown>>): Promise<string> {
  const response = await fetch(`/api/auth/${route}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  const answer: unknown = await response.json().catch(() => undefined);
  const to = textField(answer, "to");
  if (response.ok && to !== undefined) return to;
  throw new Error(textField(answer, "error") ?? "The server did not answer. Try again.");
}

/**
 * Where the provider asks who one is. It is fetched instead of posted by a form, because the content policy lets forms
 * lead nowhere else.
 */
export async function beginSignIn(provider: string, to: string): Promise<string> {
  const csrfToken = textField(await (await fetch("/api/auth/csrf")).json(), "csrfToken") ?? "";
  const response = await fetch(`/api/auth/signin/${provider}`, {
    method: "POST",
    body: new URLSearchParams({ csrfToken, callbackUrl: to, json: "true" }),
  });
  const answer: unknown = await response.json().catch(() => undefined);
  const url = textField(answer, "url");
  if (response.ok && url !== undefined) return url;
  throw new Error(textField(answer, "error") ?? "The server did not answer. Try again.");
}

function textField(value: unknown, name: string): string | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const field: unknown = Reflect.get(value, name);
  return typeof field === "string" ? field : undefined;
}
