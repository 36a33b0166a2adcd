import { describe, expect, test } from "vitest";
import { originOf } from "./facts.ts";
import { commitLink, repositoryLink } from "./git-link.ts";
import { pickHeadlines } from "./headlines.ts";

const commit = "8f0c2a1d3b";

describe("the link to a commit", () => {
  test("is the same from every way of writing a repository", () => {
    const written = [
      "https://github.com/acme/fraud.git",
      "https://ci:secret@github.com/acme/fraud",
      "git@github.com:acme/fraud.git",
      "ssh://git@github.com/acme/fraud.git",
      "https://github.com/acme/fraud#train",
    ];
    for (const repository of written) {
      expect(commitLink(repository, commit)).toBe(`https://github.com/acme/fraud/commit/${commit}`);
    }
  });

  test("knows the paths of GitLab and Bitbucket", () => {
    expect(commitLink("git@gitlab.acme.co:ml/fraud.git", commit)).toBe(
      `https://gitlab.acme.co/ml/fraud/-/commit/${commit}`,
    );
    expect(commitLink("https://bitbucket.org/acme/fraud", commit)).toBe(
      `https://bitbucket.org/acme/fraud/commits/${commit}`,
    );
  });

  test("is absent for what leads nowhere or elsewhere", () => {
    for (const repository of [
      "/home/kana/fraud",
      "javascript:alert(1)",
      "file:///etc",
      "train.py",
      "C:\\repo",
      "",
    ]) {
      expect(repositoryLink(repository)).toBeUndefined();
    }
    expect(commitLink("https://github.com/acme/fraud", "../../evil")).toBeUndefined();
    expect(commitLink(undefined, commit)).toBeUndefined();
  });
});

describe("the metrics that matter", () => {
  test("are held-out scores first, system metrics never", () => {
    const keys = ["system/cpu", "train_loss", "val_loss", "train_accuracy", "val_accuracy", "epoch"];
    expect(pickHeadlines(keys)).toEqual(["val_accuracy", "train_accuracy", "val_loss", "train_loss"]);
  });

  test("begin with the experiment's primary one", () => {
    expect(pickHeadlines(["accuracy", "surprise"], "surprise")).toEqual(["surprise", "accuracy"]);
  });
});

describe("the origin of a run", () => {
  test("is read from the client's tags", () => {
    const tags = [
      { key: "mlflow.source.git.commit", value: commit },
      { key: "mlflow.source.git.repoURL", value: "git@github.com:acme/fraud.git" },
      { key: "mlflow.source.git.dirty", value: "True" },
      { key: "mlflow.source.name", value: "train.py" },
      { key: "data_version", value: "v3" },
      { key: "dvc.rev", value: "1a2b" },
    ];
    expect(originOf({ tags })).toMatchObject({
      commit: { id: commit, href: `https://github.com/acme/fraud/commit/${commit}` },
      dirty: true,
      source: "train.py",
      dataVersions: [
        { name: "data_version", value: "v3" },
        { name: "dvc.rev", value: "1a2b" },
      ],
    });
  });

  test("of a run that recorded nothing is empty", () => {
    expect(originOf({ tags: [] })).toEqual({ dirty: false, dataVersions: [], environment: [] });
  });
});
