import type { KeyValue } from "#components/common/key-value.ts";
import type { RunDetails } from "./run-details.ts";

/** A change of a run as the page shows it before the server has answered; some suit other things as well. */
export type RunPatch = (run: RunDetails) => RunDetails;

const noteTag = "mlflow.note.content";
const nameTag = "mlflow.runName";

/** What people wrote about the run, in markdown. */
export const noteOf = (run: RunDetails): string => run.tags.find(({ key }) => key === noteTag)?.value ?? "";

export const withName =
  (name: string): RunPatch =>
  (run) => ({ ...withTag({ key: nameTag, value: name })(run), name });

export const withNote = (note: string): RunPatch => withTag({ key: noteTag, value: note });

/** Sets a tag; tags stay ordered by key. */
export const withTag =
  (tag: KeyValue) =>
  <Tagged extends { tags: KeyValue[] }>(thing: Tagged): Tagged => ({
    ...thing,
    tags: [...thing.tags.filter(({ key }) => key !== tag.key), tag].toSorted((a, b) =>
      a.key < b.key ? -1 : 1,
    ),
  });

export const withoutTag =
  (key: string) =>
  <Tagged extends { tags: KeyValue[] }>(thing: Tagged): Tagged => ({
    ...thing,
    tags: thing.tags.filter((tag) => tag.key !== key),
  });

export const inStage =
  (lifecycleStage: RunDetails["lifecycleStage"]) =>
  <Staged extends Pick<RunDetails, "lifecycleStage">>(thing: Staged): Staged => ({
    ...thing,
    lifecycleStage,
  });
