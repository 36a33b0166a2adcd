import type { Tx } from "#server/core/database.ts";
import { announce } from "#server/domain/webhooks/index.ts";
import { isPrompt } from "./is-prompt.ts";
import { PROMPT_TAG, PROMPT_TEXT_TAG, PROMPT_TYPE_TAG } from "./rules.ts";
import type { RegistryTag } from "./schema.ts";

/** The model, or prompt, that something happened to. */
type About = { teamId: number; modelId: number; at: Date };

type Named = { name: string };
type Described = Named & { tags: readonly RegistryTag[]; description: string };

/** Tells webhooks of a new model or prompt. Call it once its tags are written. */
export const announceModel = (tx: Tx, about: About, { name, tags, description }: Described): Promise<void> =>
  announce(tx, about.teamId, about.at, async () => {
    const data = { name, tags: toObject(tags), description: description || null };
    if (!(await isPrompt(tx, about.teamId, about.modelId)))
      return { event: "registered_model.created", data };
    return { event: "prompt.created", data: { ...data, tags: toObject(withoutMarks(tags)) } };
  });

/** Tells webhooks of a new version. A prompt's text, which is kept as a tag, is told as its template. */
export const announceVersion = (
  tx: Tx,
  about: About,
  made: Described & { version: number; source: string; runId: string | null },
): Promise<void> =>
  announce(tx, about.teamId, about.at, async () => {
    const [version, description] = [String(made.version), made.description || null];
    const { name, tags, source, runId } = made;
    if (!(await isPrompt(tx, about.teamId, about.modelId))) {
      const data = { name, version, source, run_id: runId, tags: toObject(tags), description };
      return { event: "model_version.created", data };
    }
    const template = tags.findLast(({ key }) => key === PROMPT_TEXT_TAG)?.value ?? null;
    const others = withoutMarks(tags).filter(({ key }) => key !== PROMPT_TEXT_TAG);
    const data = { name, version, template, tags: toObject(others), description };
    return { event: "prompt_version.created", data };
  });

/** Tells webhooks of a tag of a prompt, set (with a value) or deleted. Tags of models have no event, as in MLflow. */
export const announceTag = (tx: Tx, about: About, data: Named & TagChange): Promise<void> =>
  announce(tx, about.teamId, about.at, async () =>
    (await isPrompt(tx, about.teamId, about.modelId))
      ? { event: data.value === undefined ? "prompt_tag.deleted" : "prompt_tag.set", data }
      : undefined,
  );

/** Tells webhooks of a tag of a version, set (with a value) or deleted. */
export const announceVersionTag = (
  tx: Tx,
  about: About,
  { name, version, ...tag }: Named & { version: number } & TagChange,
): Promise<void> =>
  announce(tx, about.teamId, about.at, async () => {
    const did = tag.value === undefined ? "deleted" : "set";
    const what = (await isPrompt(tx, about.teamId, about.modelId))
      ? "prompt_version_tag"
      : "model_version_tag";
    return { event: `${what}.${did}`, data: { name, version: String(version), ...tag } };
  });

/** Tells webhooks of an alias that was pointed at a version, or removed. */
export const announceAlias = (
  tx: Tx,
  about: About,
  { version, ...data }: Named & { alias: string; version?: number },
): Promise<void> =>
  announce(tx, about.teamId, about.at, async () => {
    const what = (await isPrompt(tx, about.teamId, about.modelId)) ? "prompt_alias" : "model_version_alias";
    return version === undefined
      ? { event: `${what}.deleted`, data }
      : { event: `${what}.created`, data: { ...data, version: String(version) } };
  });

type TagChange = { key: string; value?: string };

/** Without the tags by which MLflow knows a prompt. */
const withoutMarks = (tags: readonly RegistryTag[]) =>
  tags.filter(({ key }) => key !== PROMPT_TAG && key !== PROMPT_TYPE_TAG);

const toObject = (tags: readonly RegistryTag[]): Record<string, string> =>
  Object.fromEntries(tags.map(({ key, value }) => [key, value]));
