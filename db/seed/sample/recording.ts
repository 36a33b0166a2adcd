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
  artifacts: { path: string; base64: string }[];
};

/** What `train.py` logged: runs from the oldest to the newest, parents before children. */
export type Recording = { experiments: { name: string; description: string; runs: RecordedRun[] }[] };

const file = fileURLToPath(new URL("recorded.json.gz", import.meta.url));

/** The recording that comes with the product. */
export function readRecording(): Recording {
  return JSON.parse(gunzipSync(readFileSync(file)).toString()) as Recording;
}

/** Replaces the recording that comes with the product. */
export function writeRecording(recording: Recording): void {
  writeFileSync(file, gzipSync(JSON.stringify(recording), { level: 9 }));
}
