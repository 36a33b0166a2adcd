import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { validate } from "dockerfile-utils";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { sections } from "#server/core/env-declarations.ts";

const root = path.join(import.meta.dirname, "../..");
const read = (file: string) => readFileSync(path.join(root, file), "utf8");
const variables = new Set(
  Object.values(sections).flatMap((section) => Object.values(section).map(({ variable }) => variable)),
);

describe("the Dockerfile", () => {
  const dockerfile = read("Dockerfile");

  it("has nothing a validator complains about", () => {
    expect(validate(dockerfile).map(({ message }) => message)).toEqual([]);
  });

  it("runs as a user who is not root, and says when it is healthy", () => {
    const image = dockerfile.slice(dockerfile.lastIndexOf("\nFROM "));
    expect(image).toMatch(/^USER saigen$/m);
    expect(image).toMatch(/^HEALTHCHECK /m);
  });

  it("copies only what is there", () => {
    const copied = [...dockerfile.matchAll(/^COPY --from=build ((?:\/saigen\/\S+ )+)/gm)].flatMap(
      ([, files]) => (files ?? "").trim().split(" "),
    );
    const made = new Set(["node_modules", ".next"]);
    const missing = copied
      .map((file) => file.replace("/saigen/", ""))
      .filter((file) => !made.has(file) && !existsSync(path.join(root, file)));
    expect(missing).toEqual([]);
  });
});

describe("compose.yaml", () => {
  const { services, volumes } = parse(read("compose.yaml"));

  it("sets only settings that exist", () => {
    expect(Object.keys(services.app.environment).filter((name) => !variables.has(name))).toEqual([]);
  });

  it("starts the app once Postgres is healthy", () => {
    expect(services.app.depends_on.postgres.condition).toBe("service_healthy");
    expect(services.postgres.healthcheck.test).toContain("pg_isready");
  });

  it("keeps data only in volumes it declares", () => {
    const mounted = Object.values<{ volumes: string[] }>(services).flatMap((service) => service.volumes);
    expect(mounted.map((volume) => volume.split(":")[0]).toSorted()).toEqual(Object.keys(volumes).toSorted());
  });

  it("opens to other machines only when told to", () => {
    expect(services.app.ports).toEqual(["${BIND:-127.0.0.1}:${PORT:-3000}:3000"]);
    expect(services.postgres.ports).toBeUndefined();
  });
});
