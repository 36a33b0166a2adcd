import { z } from "zod";
import type { Author } from "#server/core/author.ts";
import { Key, text } from "#server/core/names.ts";
import { ExperimentId } from "#server/domain/experiments/schema.ts";
import { LogBatch } from "#server/domain/metrics/log-batch.ts";
import { MetricPoint } from "#server/domain/metrics/schema.ts";
import { Param, RunId, Tag } from "#server/domain/runs/schema.ts";
import { findNameProblem } from "./rules.ts";

/** How somebody wrote a logged model's id. A known one is `m-` and 32 hexadecimal digits; any other text is an unknown model. */
export type LoggedModelId = z.output<typeof LoggedModelId>;
export const LoggedModelId = text(256).min(1);

/** `PENDING` until its files are there. */
export type LoggedModelStatus = z.output<typeof LoggedModelStatus>;
export const LoggedModelStatus = z.enum(["PENDING", "READY", "UPLOAD_FAILED"]);

/** Most params or tags one request may set. */
const PAIRS_MAX = 1_000;

const params = z.array(Param).max(PAIRS_MAX).default([]);
const tags = z.array(Tag).max(PAIRS_MAX).default([]);

const LoggedModelName = text(500).superRefine((name, context) => {
  const message = findNameProblem(name);
  if (message !== undefined) context.addIssue({ code: "custom", message });
});

export const CreateLoggedModel = z.strictObject({
  experimentId: ExperimentId,
  /** Absent or empty: a generated name. */
  name: LoggedModelName.optional(),
  modelType: text(500).optional(),
  /** Not checked: it may be a run of another server. */
  sourceRunId: text(256).optional(),
  params,
  tags,
});

/** Which points of a metric come along: every one, or of each dataset the latest by time, step and arrival. */
export type Points = z.output<typeof Points>;
const Points = z.enum(["every", "latest"]).default("every");

export const GetLoggedModel = z.strictObject({
  modelId: LoggedModelId,
  points: Points,
  /** Whether a deleted model is found as well. */
  allowDeleted: z.boolean().default(false),
});

export const UpdateLoggedModel = z.strictObject({ modelId: LoggedModelId, status: LoggedModelStatus });

export const DeleteLoggedModel = z.strictObject({ modelId: LoggedModelId });

export const RestoreLoggedModel = z.strictObject({ modelId: LoggedModelId });

export const SetLoggedModelTags = z.strictObject({ modelId: LoggedModelId, tags });

export const DeleteLoggedModelTag = z.strictObject({ modelId: LoggedModelId, key: text(500) });

export const LogLoggedModelParams = z.strictObject({ modelId: LoggedModelId, params });

export const LocateLoggedModel = z.strictObject({ modelId: LoggedModelId });

/** What a point was measured on; without a digest, any version of it. */
export type DatasetRef = z.output<typeof DatasetRef>;
export const DatasetRef = z.strictObject({ name: text(500).min(1), digest: text(36).optional() });

/** A point of a run that may also say something of a logged model, measured on a dataset or not. */
export type ModelPoint = z.output<typeof ModelPoint>;
export const ModelPoint = MetricPoint.extend({
  modelId: LoggedModelId.optional(),
  dataset: DatasetRef.required().optional(),
});

export const LogModelMetrics = LogBatch.extend({
  runId: RunId,
  metrics: z.array(ModelPoint).default([]),
});

/** Most models on one page. */
export const SEARCH_LOGGED_MODELS_MAX = 10_000;

export type SearchLoggedModels = z.output<typeof SearchLoggedModels>;
export const SearchLoggedModels = z.strictObject({
  /** Unknown ones are ignored; an empty list finds nothing. Absent: every active experiment of the team. */
  experimentIds: z.array(z.number().int()).max(10_000).optional(),
  /** In the grammar of docs/search.md; empty matches everything. */
  filter: z.string().default(""),
  /** Metrics are compared as measured on one of these; without a metric in the filter, models measured on none are left out. */
  datasets: z.array(DatasetRef).max(100).default([]),
  orderBy: z
    .array(
      z.strictObject({
        /** An attribute such as `name`, or `metrics.<key>`. */
        field: z.string().min(1).max(2_000),
        descending: z.boolean().default(false),
        /** Narrows a metric to what was measured on this dataset. */
        dataset: DatasetRef.optional(),
      }),
    )
    .default([]),
  points: Points,
  limit: z
    .number()
    .int()
    .min(1, "It must be at least 1.")
    .max(SEARCH_LOGGED_MODELS_MAX, `It must be at most ${SEARCH_LOGGED_MODELS_MAX}.`)
    .default(50),
  pageToken: z.string().max(100_000).optional(),
});

/** A point that was logged for a model; the dataset is what it was measured on. */
export type LoggedModelMetric = {
  key: z.output<typeof Key>;
  value: number;
  timeMs: bigint;
  step: bigint;
  runId: string;
  dataset: { name: string; digest: string } | undefined;
};

/** A logged model as everybody sees it: params and tags ordered by key, points of a key in the order of their time, step and arrival. */
export type LoggedModel = {
  id: LoggedModelId;
  experimentId: number;
  name: string;
  modelType: string;
  sourceRunId: string;
  status: LoggedModelStatus;
  lifecycleStage: "active" | "deleted";
  artifactUri: string;
  createdAtMs: number;
  updatedAtMs: number;
  createdBy: Author;
  params: z.output<typeof Param>[];
  tags: z.output<typeof Tag>[];
  metrics: LoggedModelMetric[];
};
