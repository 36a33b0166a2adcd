import { execFileSync } from "node:child_process";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { commandOf, quote } from "./shell.ts";

/** What a real shell hands to a command: each argument, ended by NUL. */
function argumentsIn(command: string, shell = "/bin/sh"): string[] {
  const output = execFileSync(shell, [
    "-c",
    `show() { for word in "$@"; do printf '%s\\0' "$word"; done; }; ${command}`,
  ]);
  return output.toString("utf8").split("\0").slice(0, -1);
}

const hostile = [
  "",
  " ",
  "plain-1.0_x/y",
  "it's",
  "'; touch /tmp/owned; '",
  "$(touch /tmp/owned)",
  "`touch /tmp/owned`",
  '"$HOME"',
  "a\nrm -rf /\nb",
  "ends in lines\n\n",
  "\n",
  "!history!",
  "*",
  "~root",
  "a\\nb\\",
  "%s%d%n",
  "\u001b[201~; touch /tmp/owned\n",
  "a\tb\rc",
  "\u001b]0;title\u0007",
  "%041 \\101 \u0007%b",
  "\u202egnp.exe",
  "名前 🦊",
  "--upload-pack=touch /tmp/owned",
  "-oProxyCommand=touch",
  "\u0007\n\n",
  "#comment",
  "a && b || c; d & e | f > g < h",
];

test.each(hostile)("%j reaches a command as itself", (text) => {
  expect(argumentsIn(`show ${quote(text)} end`)).toEqual([text, "end"]);
});

test("any text reaches a command as itself", () => {
  const text = fc.string({ unit: "binary" }).filter((value) => !value.includes("\0") && value.isWellFormed());
  fc.assert(
    fc.property(fc.array(text, { minLength: 60, maxLength: 120 }), (texts) => {
      expect(argumentsIn(commandOf("show", ...texts))).toEqual(texts);
    }),
    { numRuns: 25 },
  );
});

test("nothing that a terminal acts on is in the quoted text", () => {
  for (const text of hostile) {
    // oxlint-disable-next-line no-control-regex
    expect(quote(text)).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/u);
  }
});
