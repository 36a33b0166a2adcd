import { globSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Operation } from "#server/core/operation.ts";
import { listOperations } from "#server/core/operation.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Where operations are made. What a door adds to them is found through the list of all. */
const homes = "server/{domain,auth}/**/*.ts";

/** Every operation of the product with the name it is exported under, whether a door offers it or not. */
export async function nameOperations(): Promise<ReadonlyMap<Operation, string>> {
  const files = globSync(homes, { cwd: root }).filter((file) => !file.endsWith(".test.ts"));
  const modules = await Promise.all(
    files.map((file) => import(`${root}${file}`) as Promise<Record<string, unknown>>),
  );
  await import("#server/doors/app.ts");
  const exported = modules.flatMap((module) => Object.entries(module));
  return new Map(
    listOperations().map((operation) => [
      operation,
      exported.find(([, value]) => value === operation)?.[0] ?? `an unexported ${operation.action}`,
    ]),
  );
}
