import { describe, expect, test } from "vitest";
import { directionOf } from "./direction.ts";

describe("the direction of a metric", () => {
  const none = new Map<string, string>();

  test("follows the name", () => {
    expect(
      ["accuracy", "val/f1", "r2", "val_loss", "trainLoss", "rmse"].map((key) => directionOf(key, none)),
    ).toEqual(["up", "up", "up", "down", "down", "down"]);
  });

  test("is unknown for what has no better end", () => {
    for (const key of [
      "lr",
      "train/learning_rate",
      "epoch",
      "grad_norm",
      "system/cpu_utilization_percentage",
    ]) {
      expect(directionOf(key, none)).toBeUndefined();
    }
  });

  test("is what the experiment says of its primary metric", () => {
    const tags = new Map([
      ["mlflow.experiment.primaryMetric.name", "surprise"],
      ["mlflow.experiment.primaryMetric.greaterIsBetter", "False"],
    ]);
    expect([directionOf("surprise", tags), directionOf("other", tags)]).toEqual(["down", "up"]);
  });
});
