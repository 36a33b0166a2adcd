import type { ArtifactEntry } from "#server/domain/artifacts/index.ts";

/** A picture that `mlflow.log_image(key=…, step=…)` logged; names are those of the files in their folder. */
export type ImageStep = {
  key: string;
  step: number;
  timeMs: number;
  name: string;
  thumbnail: string | undefined;
};

/** The pictures of one key in the order of their steps. */
export type ImageSeries = { key: string; steps: ImageStep[] };

/**
 * `<key>+step+<step>+timestamp+<ms>+<uuid>.png`, with `+compressed.webp` for the thumbnail and `~` for each slash of the key;
 * older clients wrote `%` for `+`.
 */
const stepName =
  /^(?<key>.+)(?<mark>[+%])step\k<mark>(?<step>-?\d+)\k<mark>timestamp\k<mark>(?<time>\d+)\k<mark>(?<id>[0-9a-f-]+)(?<compressed>\k<mark>compressed)?\.(?:png|webp|jpe?g)$/u;

type StepName = { key: string; step: number; timeMs: number; id: string; isThumbnail: boolean };

/** What the name of a file says, when it is that of a picture of a step. */
export function parseStepName(name: string): StepName | undefined {
  const parts = stepName.exec(name)?.groups;
  if (parts === undefined) return undefined;
  const { key = "", step, time, id = "", compressed } = parts;
  return {
    key: key.replaceAll("~", "/"),
    step: Number(step),
    timeMs: Number(time),
    id,
    isThumbnail: compressed !== undefined,
  };
}

/** The pictures of steps among the files of a folder. */
export function groupSteps(files: readonly ArtifactEntry[]): ImageSeries[] {
  const steps = new Map<string, ImageStep>();
  const thumbnails = new Map<string, string>();
  for (const { name } of files) {
    const parsed = parseStepName(name);
    if (parsed?.isThumbnail === true) thumbnails.set(parsed.id, name);
    else if (parsed !== undefined) steps.set(name, { ...parsed, name, thumbnail: parsed.id });
  }
  const byKey = Map.groupBy(steps.values(), ({ key }) => key);
  return [...byKey].map(([key, found]) => ({
    key,
    steps: found
      .map((step) => ({ ...step, thumbnail: thumbnails.get(step.thumbnail ?? "") }))
      .toSorted((a, b) => a.step - b.step || a.timeMs - b.timeMs),
  }));
}
