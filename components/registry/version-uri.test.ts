import { expect, test } from "vitest";
import { uriOf } from "./version-uri.ts";

const downloadUri = "mlflow-artifacts:/7/models/m-4f2a/artifacts";

test("a version is loaded as the champion, by another alias, or by its number", () => {
  const version = { name: "不正 検知", version: 3, downloadUri };
  expect(uriOf({ ...version, aliases: ["blue", "champion"] })).toBe("models:/不正 検知@champion");
  expect(uriOf({ ...version, aliases: ["blue"] })).toBe("models:/不正 検知@blue");
  expect(uriOf({ ...version, aliases: [] })).toBe("models:/不正 検知/3");
});

test("where MLflow's client would misread the name, a version is loaded from where its files are", () => {
  const version = { version: 3, downloadUri };
  expect(uriOf({ ...version, name: "why?", aliases: ["champion"] })).toBe(downloadUri);
  expect(uriOf({ ...version, name: "churn #2", aliases: [] })).toBe(downloadUri);
  expect(uriOf({ ...version, name: "a@b", aliases: [] })).toBe(downloadUri);
  expect(uriOf({ ...version, name: "a@b", aliases: ["champion"] })).toBe("models:/a@b@champion");
});
