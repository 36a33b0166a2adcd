import { planCode } from "./code.ts";
import { planData } from "./data-version.ts";
import { planEnvironment } from "./environment.ts";
import { planExecution } from "./execution.ts";
import type { Facts } from "./facts.ts";
import type { Part, Reproduction, Step } from "./schema.ts";

/**
 * The steps that make a run again, from what is recorded and nothing else, and what is not recorded. Every recorded value is
 * one quoted word of its command, so that none of them, however it reads, does more than be that value.
 */
export function planReproduction(facts: Facts): Reproduction {
  const execution = planExecution(facts);
  const parts = [planCode(facts), planData(facts), planEnvironment(facts), execution];
  const steps = parts.flatMap((part: Part) => part.steps);
  return {
    steps,
    gaps: parts.flatMap((part: Part) => part.gaps),
    script: writeScript(steps),
    params: execution.passesParams ? [] : [...facts.params],
    datasets: facts.datasets.map(({ dataset: { name, digest, source }, tags }) => ({
      name,
      digest,
      source,
      context: tags.find(({ key }) => key === "mlflow.data.context")?.value ?? null,
    })),
  };
}

/** Titles are ours, so they may stand in comments; notes hold recorded values, so they may not. */
function writeScript(steps: readonly Step[]): string {
  const blocks = steps.map(({ title, command }) => `# ${title}\n${command}\n`);
  return ["#!/bin/sh\nset -eu\n", ...blocks].join("\n");
}
