import { expect, test } from "vitest";
import { whyNotLoadable } from "./why-not-loadable.ts";

test("only a model whose files are all here is said to be loadable", () => {
  expect(whyNotLoadable({ status: "READY", tags: [{ key: "stage", value: "true" }] })).toBeUndefined();
  expect(whyNotLoadable({ status: "PENDING", tags: [] })).toContain("still being uploaded");
  expect(whyNotLoadable({ status: "UPLOAD_FAILED", tags: [] })).toContain("could not upload");
  const tags = [{ key: "mlflow.model.isExternal", value: "true" }];
  expect(whyNotLoadable({ status: "READY", tags })).toContain("kept elsewhere");
});
