import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Facts } from "./facts.ts";
import { planReproduction } from "./plan.ts";

const commit = "0123456789abcdef0123456789abcdef01234567";
const remote = "https://github.com/acme/fraud.git";
let folder: string;

/** Commands that only write down what they were called with, so that a script can run without doing anything. */
const names = ["git", "dvc", "mlflow", "python", "python3", "curl", "conda", "jupyter", "touch"];
const noting = (name: string) => `{ printf '%s\\0' ${name} "$@"; printf '\\036'; } >> "$CALLS"`;
const inertCommands = names.map((name) => `${name}() { ${noting(name)}; }\n`).join("");

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "saigen reproduce "));
  // A function's name has no dot.
  writeFileSync(join(folder, "python3.11"), `#!/bin/sh\n${noting("python3.11")}\n`, { mode: 0o755 });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What a real shell calls when it is given the script; entering folders and virtual environments are taken out. */
function callsOf(script: string): string[][] {
  const inert = script.replaceAll(/^cd .*$/gmu, "").replaceAll(/^\. .*$/gmu, "");
  rmSync(join(folder, "calls"), { force: true });
  const env = {
    ...process.env,
    PATH: `${folder}:/usr/bin:/bin`,
    CALLS: join(folder, "calls"),
    MLFLOW_TRACKING_TOKEN: "t",
  };
  execFileSync("/bin/sh", ["-c", inertCommands + inert], { env, cwd: folder });
  if (!existsSync(join(folder, "calls"))) return [];
  const calls = readFileSync(join(folder, "calls"), "utf8").split("\u001e").slice(0, -1);
  return calls.map((call) => call.split("\0").slice(0, -1));
}

const facts = (tags: Record<string, string>, others: Partial<Facts> = {}): Facts => ({
  runId: "abcdef0123456789abcdef0123456789",
  experimentId: 7,
  tags: new Map(Object.entries(tags)),
  params: [],
  datasets: [],
  environmentFiles: [],
  pythonVersion: undefined,
  serverUrl: "https://saigen.example.org",
  ...others,
});

const gapsOf = (of: Facts) => planReproduction(of).gaps.map(({ what }) => what);

test("a script's run is cloned at its commit, given its data and packages, and started", () => {
  const plan = planReproduction(
    facts(
      {
        "git.remote": "git@github.com:acme/fraud.git",
        "mlflow.source.git.commit": commit,
        "mlflow.source.name": "train.py",
        "mlflow.source.type": "LOCAL",
        "git.dirty": "false",
        "dvc.path": "data/train.csv.dvc, data/test.csv.dvc",
        data_version: "v3",
      },
      {
        params: [{ key: "lr", value: "0.1" }],
        environmentFiles: ["7/r/artifacts/model/requirements.txt", "7/r/artifacts/model/conda.yaml"],
        pythonVersion: "3.11.9",
      },
    ),
  );
  expect(callsOf(plan.script)).toEqual([
    ["git", "clone", "--no-checkout", "--", "git@github.com:acme/fraud.git", "run-abcdef01"],
    ["git", "checkout", "--detach", commit],
    ["dvc", "pull", "--", "data/train.csv.dvc", "data/test.csv.dvc"],
    [
      "curl",
      "-fsSL",
      "-H",
      "Authorization: Bearer t",
      "-o",
      "recorded-requirements.txt",
      "--",
      "https://saigen.example.org/api/2.0/mlflow-artifacts/artifacts/7/r/artifacts/model/requirements.txt",
    ],
    ["python3.11", "-m", "venv", ".venv"],
    ["python", "-m", "pip", "install", "-r", "recorded-requirements.txt"],
    ["python", "./train.py"],
  ]);
  expect(plan.gaps.map(({ what }) => what)).toEqual(["The command line"]);
  expect(plan.params).toEqual([{ key: "lr", value: "0.1" }]);
  expect(plan.steps.find(({ title }) => title === "Get the data")?.note).toContain("v3");
});

test("a project's run passes its params to its entry point", () => {
  const plan = planReproduction(
    facts(
      {
        "mlflow.source.type": "PROJECT",
        "mlflow.source.name": `${remote}#models/lstm`,
        "mlflow.source.git.commit": commit,
        "mlflow.project.entryPoint": "train",
      },
      {
        params: [
          { key: "alpha", value: "0.5 $(touch x)" },
          { key: "-e", value: "" },
        ],
      },
    ),
  );
  expect(callsOf(plan.script)).toEqual([
    ["git", "clone", "--no-checkout", "--", remote, "run-abcdef01"],
    ["git", "checkout", "--detach", commit],
    [
      "mlflow",
      "run",
      "--entry-point=train",
      "--param-list=alpha=0.5 $(touch x)",
      "--param-list=-e=",
      "./models/lstm",
    ],
  ]);
  expect(plan.params).toEqual([]);
});

test("a recorded command line is used word for word, if it is Python's", () => {
  const base = { "git.remote": remote, "mlflow.source.git.commit": commit };
  const argv = JSON.stringify(["/home/k/.venv/bin/python3.11", "-m", "train", "--name", "it's; touch x"]);
  expect(callsOf(planReproduction(facts({ ...base, "run.argv": argv })).script).at(-1)).toEqual([
    "python",
    "-m",
    "train",
    "--name",
    "it's; touch x",
  ]);
  for (const other of ['["rm","-rf","/"]', '"python x"', "[1]", "{", '["python"]']) {
    expect(gapsOf(facts({ ...base, "run.argv": other }))).toContain("The script");
  }
});

test("changes that were not committed are applied when they are recorded, and missed when they are not", () => {
  const base = { "git.remote": remote, "mlflow.source.git.commit": commit, "git.dirty": "True" };
  const diff = "--- a/x\n+++ b/x\n@@ -1 +1 @@\n-it's\n+$(touch x)\t\n";
  const plan = planReproduction(facts({ ...base, "git.diff": diff }));
  expect(plan.steps.map(({ title }) => title)).toContain("Apply the changes that were not committed");
  expect(callsOf(plan.script)).toContainEqual(["git", "apply", "--whitespace=nowarn"]);
  expect(gapsOf(facts(base))).toContain("The uncommitted changes");
});

test("a notebook is executed from its place in the repository", () => {
  const tags = { "git.remote": remote, "mlflow.source.git.commit": commit, "mlflow.source.type": "NOTEBOOK" };
  const plan = planReproduction(facts({ ...tags, "mlflow.source.name": "notebooks/a b.ipynb" }));
  expect(callsOf(plan.script).at(-1)?.at(-1)).toBe("./notebooks/a b.ipynb");
});

test("a script known by a path of another machine is a guess that says so", () => {
  for (const name of ["/home/keiko/fraud/train.py", "C:\\fraud\\train.py", "../../fraud/train.py"]) {
    const plan = planReproduction(facts({ "git.remote": remote, "mlflow.source.name": name }));
    expect(callsOf(plan.script).at(-1)).toEqual(["python", "./train.py"]);
    expect(plan.gaps.map(({ what }) => what)).toContain("Where the script is in the repository");
  }
});

test("a run that recorded nothing has no step, and a line to record each thing", () => {
  const plan = planReproduction(facts({}));
  expect(plan.steps).toEqual([]);
  expect(plan.gaps.map(({ what }) => what)).toEqual([
    "The address of the repository",
    "The commit",
    "The data",
    "The installed packages",
    "The script",
  ]);
  expect(plan.gaps.every(({ why, record }) => why !== "" && record !== "")).toBe(true);
});

test("without a commit the branch is cloned, and the step says that it is not what ran", () => {
  const plan = planReproduction(facts({ "git.remote": remote, "mlflow.source.git.branch": "main" }));
  expect(callsOf(plan.script)[0]).toEqual(["git", "clone", "--branch=main", "--", remote, "run-abcdef01"]);
  expect(plan.steps[0]?.note).toContain("not what ran");
});

test("data is fetched when a param, a DVC tag or a dataset's source speaks of it", () => {
  const dataset = { name: "iris", digest: "1", sourceType: "local", source: '{"uri": "data/iris.csv.dvc"}' };
  const base = { "git.remote": remote };
  for (const known of [
    facts({ ...base, "dvc.remote": "s3-main" }),
    facts(base, { params: [{ key: "data_version", value: "v3" }] }),
    facts(base, { datasets: [{ dataset: { ...dataset, schema: null, profile: null }, tags: [] }] }),
  ]) {
    expect(callsOf(planReproduction(known).script).filter(([name]) => name === "dvc")).toHaveLength(1);
  }
  const revised = facts({ ...base, "dvc.rev": "v1.2", "dvc.path": "data/x.dvc" });
  expect(callsOf(planReproduction(revised).script)).toContainEqual([
    "git",
    "checkout",
    "v1.2",
    "--",
    "data/x.dvc",
  ]);
  const described = { ...dataset, source: "{}", schema: null, profile: null };
  expect(gapsOf(facts(base, { datasets: [{ dataset: described, tags: [] }] }))).toContain(
    "How to get the data",
  );
});

const attacks = [
  "--upload-pack=touch owned",
  "-oProxyCommand=touch owned",
  "ext::sh -c touch% owned",
  "file:///etc/passwd",
  "/etc/passwd",
  "../..",
  "$(touch owned)",
  "`touch owned`",
  "'; touch owned; '",
  '"; touch owned; "',
  "x\ntouch owned\n",
  "x\r\ntouch owned",
  "\u001b[201~\ntouch owned\n",
  "& touch owned",
  "| touch owned",
  "> owned",
  "# x",
  "ssh://-oProxyCommand=touch@x/y",
  "-oProxyCommand=touch@host:x",
  "git@-oProxyCommand=touch:x",
  "https://-x/y",
  "https://x/$(touch owned)",
  "git@host:$(touch owned)",
];

test.each(attacks)("%j is inert wherever it is recorded", (attack) => {
  const everywhere = [
    "git.remote",
    "mlflow.source.git.repoURL",
    "mlflow.source.git.commit",
    "mlflow.source.git.branch",
    "mlflow.source.name",
    "mlflow.project.entryPoint",
    "data_version",
    "dvc.path",
    "dvc.remote",
    "dvc.rev",
    "git.diff",
  ];
  const dataset = {
    name: attack,
    digest: attack,
    sourceType: attack,
    source: attack,
    schema: null,
    profile: null,
  };
  const others: Partial<Facts> = {
    params: [{ key: attack, value: attack }],
    datasets: [{ dataset, tags: [{ key: attack, value: attack }] }],
    environmentFiles: [`7/r/artifacts/${attack}/requirements.txt`],
  };
  const tagSets = [
    ...everywhere.map((key) => ({ "git.remote": remote, "mlflow.source.git.commit": commit, [key]: attack })),
    Object.fromEntries(everywhere.map((key) => [key, attack])),
    { "git.remote": remote, "run.argv": JSON.stringify(["python", attack, attack]) },
  ];
  for (const tags of tagSets) {
    const calls = callsOf(planReproduction(facts(tags, others)).script);
    expect(calls.filter(([name]) => name === "touch")).toEqual([]);
    expect(existsSync(join(folder, "owned"))).toBe(false);
    for (const call of calls.filter(([name, verb]) => name === "git" && verb === "clone")) {
      expect(call.at(-2)).toMatch(/^(?:https?:|ssh:|git:|\w[\w.-]*@[a-z0-9])/u);
      expect(call.at(-3)).toBe("--");
    }
  }
});

test("a password in an address is left out", () => {
  const plan = planReproduction(
    facts({ "git.remote": "https://keiko:ghp_secret@github.com/acme/fraud.git" }),
  );
  expect(plan.script).toContain(remote);
  expect(plan.script).not.toContain("secret");
});
