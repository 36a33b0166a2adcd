const prefixes: readonly (readonly [prefix: string, door: Door])[] = [
  ["/api/2.0/", "mlflow"],
  ["/api/3.0/", "mlflow"],
  ["/api/4.0/", "mlflow"],
  ["/ajax-api/", "mlflow"],
  ["/get-artifact", "mlflow"],
  ["/model-versions/", "mlflow"],
  ["//model-versions/", "mlflow"],
  ["/graphql", "mlflow"],
  ["/v1/traces", "mlflow"],
  ["/version", "mlflow"],
  ["/api/trpc/", "trpc"],
  ["/health", "ops"],
  ["/ready", "ops"],
  ["/metrics", "ops"],
];

const inTeam = /^\/api\/teams\/[^/]+\/(?<door>trpc|files)(?:\/|$)/u;

export type Door = "mlflow" | "trpc" | "files" | "ops" | "pages";

/** Which door answers a path; what none of them knows is a page. */
export function doorOf(path: string): Door {
  const team = inTeam.exec(path)?.groups?.["door"];
  if (team === "trpc" || team === "files") return team;
  return prefixes.find(([prefix]) => path.startsWith(prefix))?.[1] ?? "pages";
}
