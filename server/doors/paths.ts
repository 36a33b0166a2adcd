const exact: Readonly<Record<string, Door>> = {
  "/health": "ops",
  "/ready": "ops",
  "/metrics": "ops",
  "/version": "mlflow",
  "/graphql": "mlflow",
  "/get-artifact": "mlflow",
  "/api/frame": "files",
  "/v1/traces": "mlflow",
};

const prefixes: readonly (readonly [prefix: string, door: Door])[] = [
  ["/api/2.0/", "mlflow"],
  ["/api/3.0/", "mlflow"],
  ["/api/4.0/", "mlflow"],
  ["/ajax-api/", "mlflow"],
  ["/model-versions/", "mlflow"],
  ["//model-versions/", "mlflow"],
  ["/api/trpc/", "trpc"],
  ["/api/frame/", "files"],
];

const inTeam = /^\/api\/teams\/[^/]+\/(?<door>trpc|files)(?:\/|$)/u;

export type Door = "mlflow" | "trpc" | "files" | "ops" | "pages";

/** Which door answers a path; what none of them knows is a page. */
export function doorOf(path: string): Door {
  const team = inTeam.exec(path)?.groups?.["door"];
  if (team === "trpc" || team === "files") return team;
  return exact[path] ?? prefixes.find(([prefix]) => path.startsWith(prefix))?.[1] ?? "pages";
}
