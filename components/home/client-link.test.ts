import { expect, test } from "vitest";
import { followClientLink } from "./client-link.ts";

const runId = "d0115270b8898e94b668380d9853ac68";

test("the address of a run that a client prints leads to the run, in whichever team it is", () => {
  expect(followClientLink(`/experiments/1/runs/${runId}`, undefined)).toBe(`/?run=${runId}`);
});

test("the address of an experiment leads to it only where its number is clear", () => {
  expect(followClientLink("/experiments/7", "main")).toBe("/main/experiments/7");
  expect(followClientLink("/experiments/7", undefined)).toBeUndefined();
});

test("any other fragment leads nowhere", () => {
  for (const fragment of ["", "main", "/experiments/", "/experiments/1/runs/..", "/experiments/1/runs/x?y"])
    expect(followClientLink(fragment, "main")).toBeUndefined();
});
