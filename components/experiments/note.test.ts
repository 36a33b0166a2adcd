import { expect, test } from "vitest";
import { firstLine, noteOf, ownTags } from "./note.ts";

const tags = [
  { key: "mlflow.note.content", value: "# Fraud\n\nFinds it." },
  { key: "stage", value: "prod" },
];

test("a description is found among the tags, and MLflow's own tags are not shown as tags", () => {
  expect(noteOf(tags)).toBe("# Fraud\n\nFinds it.");
  expect(ownTags(tags)).toEqual([{ key: "stage", value: "prod" }]);
});

test("the first line of a description is plain text", () => {
  expect(firstLine("# Title\n---\nThe **best** `model` of [ours](https://x.y)\nmore")).toBe(
    "The best model of ours",
  );
  expect(firstLine("## Only a heading")).toBe("Only a heading");
  expect(firstLine("不正検知の実験")).toBe("不正検知の実験");
});
