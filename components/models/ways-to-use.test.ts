import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { waysToUse } from "./ways-to-use.ts";

const hostile = [
  `it's "$(id)"`,
  "'; exit 7; '",
  "`exit 7`",
  "@/etc/passwd",
  "a\nexit 7",
  "不正 検知 && exit 7",
];

test.each(hostile)("%j reaches the commands as one word", (name) => {
  const uri = `models:/${name}@champion`;
  const ways = new Map(
    waysToUse(uri, { call: "registered-models/alias", fields: { name, alias: "champion" } }).map((way) => [
      way.name,
      way.name === "Python" ? [] : argumentsIn(way.code),
    ]),
  );
  expect(ways.get("Download")).toEqual(["artifacts", "download", "-u", uri, "-d", "model"]);
  expect(ways.get("Serve")?.slice(0, 4)).toEqual(["models", "serve", "-m", uri]);
  expect(ways.get("REST")).toEqual([
    "-G",
    "https://saigen.example/api/2.0/mlflow/registered-models/alias",
    "-H",
    "Authorization: Bearer secret",
    "--data-urlencode",
    `name=${name}`,
    "--data-urlencode",
    "alias=champion",
  ]);
});

test("Python reads the address as one text", () => {
  const [python] = waysToUse(`models:/it's "$(id)"/1`, { call: "model-versions/get", fields: {} });
  expect(python?.code).toContain(String.raw`load_model("models:/it's \"$(id)\"/1")`);
});

const prelude = `
show() { printf '%s\\0' "$@"; }
mlflow() { show "$@"; }
curl() { show "$@"; }
MLFLOW_TRACKING_URI=https://saigen.example
MLFLOW_TRACKING_TOKEN=secret
`;

/** What a real shell hands to the command it was given. */
function argumentsIn(code: string): string[] {
  const output = execFileSync("/bin/sh", ["-c", prelude + code]);
  return output.toString("utf8").split("\0").slice(0, -1);
}
