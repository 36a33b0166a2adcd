import { expect, test } from "vitest";
import { doorOf } from "./paths.ts";

test.each([
  ["/api/2.0/mlflow/runs/create", "mlflow"],
  ["/api/2.0/mlflow-artifacts/artifacts/0/x", "mlflow"],
  ["/ajax-api/3.0/mlflow/server-info", "mlflow"],
  ["//model-versions/get-artifact", "mlflow"],
  ["/version", "mlflow"],
  ["/api/trpc/runs.create", "trpc"],
  ["/api/teams/fraud/trpc/runs.search", "trpc"],
  ["/api/teams/fraud/files/0/a.png", "files"],
  ["/api/frame", "files"],
  ["/api/frame/pdf", "files"],
  ["/health", "ops"],
  ["/", "pages"],
  ["/fraud/experiments/0", "pages"],
  ["/api/auth/signin", "pages"],
  ["/healthy-team", "pages"],
])("%s is answered by %s", (path, door) => {
  expect(doorOf(path)).toBe(door);
});
