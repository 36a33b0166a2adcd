import { z } from "zod";
import type { Author } from "#server/core/author.ts";
import { excerpt } from "#server/core/excerpt.ts";
import { Key, text } from "#server/core/names.ts";
import { findAliasProblem, findNameProblem, findStage, STAGES, type Stage } from "./rules.ts";

/** Longest value of a tag, in characters, as in MLflow; a prompt's text is one. */
export const TAG_VALUE_LENGTH_MAX = 100_000;

/** Longest description, in characters. */
export const DESCRIPTION_LENGTH_MAX = 100_000;

type Context = { addIssue: (issue: { code: "custom"; message: string }) => void };

function refuse(context: Context, message: string | undefined): void {
  if (message !== undefined) context.addIssue({ code: "custom", message });
}

/** How somebody wrote a registered model's name; any text may be an unknown one. */
const AnyName = text(1_000);

/** A name that a model can be given. */
const NewName = text(256).superRefine((name, context) => refuse(context, findNameProblem(name)));

/** A name that an alias can be given. */
const NewAlias = text(255).superRefine((alias, context) => refuse(context, findAliasProblem(alias)));

/** Counted per model from 1. */
const Version = z.number().int();

export type RegistryTag = z.output<typeof RegistryTag>;
export const RegistryTag = z.strictObject({ key: Key, value: text(TAG_VALUE_LENGTH_MAX) });

const Description = text(DESCRIPTION_LENGTH_MAX);
const tags = z.array(RegistryTag).max(1_000).default([]);

const StageName = z.string().transform((written, context): Stage => {
  const stage = findStage(written);
  if (stage !== undefined) return stage;
  refuse(
    context,
    `Invalid Model Version stage: ${excerpt(written)}. Value must be one of ${STAGES.join(", ")}.`,
  );
  return z.NEVER;
});

const model = { name: AnyName };
const version = { ...model, version: Version };

export const CreateRegisteredModel = z.strictObject({
  name: NewName,
  description: Description.default(""),
  tags,
});
export const GetRegisteredModel = z.strictObject(model);
export const UpdateRegisteredModel = z.strictObject({ ...model, description: Description });
export const RenameRegisteredModel = z.strictObject({ ...model, newName: NewName });
export const DeleteRegisteredModel = z.strictObject(model);
export const SetRegisteredModelTag = z.strictObject({ ...model, tag: RegistryTag });
export const DeleteRegisteredModelTag = z.strictObject({ ...model, key: text(1_000) });
/** Where the caller saw the alias: null for nowhere. Absent: wherever it is by now, as in MLflow. */
const expectedVersion = Version.nullable().optional();

export const SetAlias = z.strictObject({ ...version, alias: NewAlias, expectedVersion });
export const DeleteAlias = z.strictObject({ ...model, alias: text(1_000), expectedVersion });
export const GetVersionByAlias = z.strictObject({ ...model, alias: text(1_000) });
/** No stages: all of them. */
export const GetLatestVersions = z.strictObject({
  ...model,
  stages: z.array(StageName).max(100).default([]),
});

export const CreateModelVersion = z.strictObject({
  ...model,
  source: text(2_048).min(1),
  /** Where it was trained. It may be a run of another server. */
  runId: text(256).optional(),
  /** The logged model it is made of. */
  loggedModelId: text(256).optional(),
  runLink: text(2_048).optional(),
  description: Description.default(""),
  tags,
});
export const GetModelVersion = z.strictObject(version);
export const UpdateModelVersion = z.strictObject({ ...version, description: Description });
export const TransitionStage = z.strictObject({
  ...version,
  stage: StageName,
  /** Whether the versions that are in that stage go to Archived. */
  archiveExisting: z.boolean().default(false),
});
export const DeleteModelVersion = z.strictObject(version);
export const SetModelVersionTag = z.strictObject({ ...version, tag: RegistryTag });
export const DeleteModelVersionTag = z.strictObject({ ...version, key: text(1_000) });
export const LocateModelVersion = z.strictObject(version);

/** What versions stem from: a run, logged models, or any of them. */
export const ListRegistrations = z.strictObject({
  runId: text(256).optional(),
  loggedModelIds: z.array(text(256)).max(1_000).default([]),
});

/** Most versions whose results are read at once. */
export const RESULTS_MAX = 1_000;

export const ListVersionResults = z.strictObject({ ...model, versions: z.array(Version).max(RESULTS_MAX) });

/** Most registered models, and most versions, on one page: MLflow's numbers. */
export const SEARCH_MODELS_MAX = 1_000;
export const SEARCH_VERSIONS_MAX = 200_000;

const limit = (most: number) =>
  z
    .number()
    .int()
    .min(1, "It must be at least 1.")
    .max(most, { error: ({ input }) => `It must be at most ${most}, but got value ${String(input)}` });

const search = {
  /** In the grammar of docs/search.md; empty matches everything but prompts. */
  filter: z.string().default(""),
  orderBy: z.array(z.string().max(2_000)).default([]),
  pageToken: z.string().max(100_000).optional(),
};

export const SearchRegisteredModels = z.strictObject({
  ...search,
  limit: limit(SEARCH_MODELS_MAX).default(100),
});
export const SearchModelVersions = z.strictObject({
  ...search,
  limit: limit(SEARCH_VERSIONS_MAX).default(SEARCH_VERSIONS_MAX),
});

/** A version as everybody sees it; tags and aliases are in byte order. */
export type ModelVersion = {
  name: string;
  version: number;
  description: string;
  source: string;
  /** Where clients download it from. */
  downloadUri: string;
  runId: string | null;
  loggedModelId: string | null;
  runLink: string | null;
  stage: Stage;
  createdAtMs: number;
  updatedAtMs: number;
  createdBy: Author;
  tags: RegistryTag[];
  aliases: string[];
};

/**
 * The latest value of a metric: of the logged model a version was made of, measured on a dataset or not, or else of the run that
 * trained it.
 */
export type VersionMetric = {
  key: string;
  value: number;
  step: bigint;
  dataset: { name: string; digest: string } | undefined;
  of: "loggedModel" | "run";
};

/** What is known of a version from its training: params and metrics are ordered by key. */
export type VersionResults = {
  version: number;
  /** Absent when the team has no such run. */
  run: { id: string; name: string; experimentId: number } | undefined;
  params: { key: string; value: string }[];
  metrics: VersionMetric[];
};

/** A registered model as everybody sees it, with the highest version of each stage that has one. */
export type RegisteredModel = {
  /** Names it in topics of live views: `model:<id>`. */
  id: number;
  name: string;
  description: string;
  createdAtMs: number;
  updatedAtMs: number;
  createdBy: Author;
  tags: RegistryTag[];
  aliases: { alias: string; version: number }[];
  latestVersions: ModelVersion[];
};
