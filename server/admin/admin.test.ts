import { expect, test } from "vitest";
import { postLink } from "#server/auth/routes/link.ts";
import { resolveMachineCaller } from "#server/auth/machine-caller.ts";
import { runAdmin } from "#tests/admin.ts";
import { withDatabase } from "#tests/database.ts";

const sql = withDatabase();
const admin = (...words: string[]) => runAdmin(sql(), words);

test("an operator makes team, member, token and link, and gets each alone on standard output", async () => {
  expect(await admin("team", "create", "fraud")).toMatchObject({ code: 0, out: "" });
  const member = ["member", "add", "fraud", "keiko@example.org", "--role", "owner"];
  expect(await admin(...member)).toMatchObject({ code: 0, out: "" });
  const made = [
    "token",
    "create",
    "--team",
    "fraud",
    "--email",
    "keiko@example.org",
    "--scope",
    "log",
    "--expires",
    "30d",
  ];
  const { out: token, err } = await admin(...made);
  expect(token).toMatch(/^sgn_[0-9a-z]+_[0-9a-f]{48}\n$/);
  const headers = new Headers({ Authorization: `Bearer ${token.trim()}` });
  expect(await resolveMachineCaller(headers)).toMatchObject({ team: { slug: "fraud" }, role: "owner" });
  const { out: link } = await admin("sign-in-link", "Keiko@Example.org");
  expect(link).toMatch(/^http:\/\/localhost:3000\/sign-in\/link#[0-9a-f]{48}\n$/);
  const id = /token (\d+)/.exec(err)?.[1] ?? "";
  expect(await admin("token", "revoke", id)).toMatchObject({ code: 0, out: "" });
  const body = JSON.stringify({ secret: link.trim().split("#")[1] });
  const request = new Request("http://localhost:3000", {
    method: "POST",
    headers: { origin: "http://localhost:3000" },
    body,
  });
  expect((await postLink(request)).status).toBe(200);
}, 60_000);

test.each([
  [["team", "create", "api"], /is a word the product needs itself/],
  [["member", "add", "nobody", "a@b.c", "--role", "owner"], /no team named nobody/],
  [["member", "add", "x", "a@b.c"], /--role is missing/],
  [["member", "add", "x", "a@b.c", "--role", "king"], /--role is "king"; it must be viewer, member/],
  [
    ["token", "create", "--team", "x", "--service", "ci", "--scope", "all"],
    /--scope is "all"; it must be read/,
  ],
  [["token", "create", "--team", "x", "--scope", "log"], /either --email or --service/],
  [["token", "create", "--team", "x", "--service", "ci", "--scope", "log", "--expires", "soon"], /12h, 30d/],
  [["token", "revoke", "abc"], /id/],
  [["sign-in-link", "stranger@example.org"], /Nobody has the address/],
  [["sign-in-link"], /one word/],
  [["fly"], /no command "fly"/],
])(
  "admin %j ends with a sentence and not with 0",
  async (words, sentence) => {
    const { code, out, err } = await admin(...words);
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toMatch(sentence);
    expect(err).not.toMatch(/\n {4}at /);
  },
  60_000,
);

test("--help names every command", async () => {
  const { code, out } = await admin("--help");
  expect(code).toBe(0);
  for (const words of ["team create", "member add", "token create", "token revoke", "sign-in-link"]) {
    expect(out).toContain(words);
  }
});
