import type { DatasetInput } from "#server/domain/data/index.ts";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync, gzipSync } from "node:zlib";

/** A metric's points in order of arrival, as columns. A value JSON has no number for is written as text, e.g. `"NaN"`. */
export type RecordedSeries = { key: string; steps: number[]; timesMs: number[]; values: (number | string)[] };

export type RecordedRun = {
  /** The run's id where it was recorded; children name their parent by it. */
  id: string;
  parentId: string | null;
  name: string;
  userId: string;
  status: "RUNNING" | "SCHEDULED" | "FINISHED" | "FAILED" | "KILLED";
  startTimeMs: number;
  endTimeMs: number | null;
  params: { key: string; value: string }[];
  tags: { key: string; value: string }[];
  datasets: DatasetInput[];
  series: RecordedSeries[];
  artifacts: RecordedFile[];
  models: RecordedModel[];
};

/** A file by its path below the run or the model. */
export type RecordedFile = { path: string; base64: string };

/** A logged model that a run made. */
export type RecordedModel = {
  /** Its id and the address of its files where it was recorded: its `MLmodel` names both. */
  id: string;
  artifactUri: string;
  name: string;
  modelType: string;
  params: { key: string; value: string }[];
  tags: { key: string; value: string }[];
  metrics: RecordedModelMetric[];
  files: RecordedFile[];
};

export type RecordedModelMetric = {
  key: string;
  value: number;
  step: number;
  timeMs: number;
  dataset?: { name: string; digest: string } | undefined;
};

/** A registered model with its versions, from the first on; each is made of a logged model. */
export type RecordedRegistration = {
  name: string;
  description: string;
  tags: { key: string; value: string }[];
  aliases: { alias: string; version: number }[];
  versions: { loggedModelId: string; description: string; tags: { key: string; value: string }[] }[];
};

/** What `train.py` logged: runs from the oldest to the newest, parents before children. */
export type Recording = {
  experiments: { name: string; description: string; runs: RecordedRun[] }[];
  registry: RecordedRegistration[];
};

const file = fileURLToPath(new URL("recorded.json.gz", import.meta.url));

/** The recording that comes with the product. */
export function readRecording(): Recording {
  return JSON.parse(gunzipSync(readFileSync(file)).toString()) as Recording;
}

/** Replaces the recording that comes with the product. */
export function writeRecording(recording: Recording): void {
  writeFileSync(file, gzipSync(JSON.stringify(recording), { level: 9 }));
}
