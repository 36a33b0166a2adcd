import { registeredModels } from "#db/schema/index.ts";
import type { Tx } from "#server/core/database.ts";
import { mutation } from "#server/core/operation.ts";
import { announceModel } from "./announce.ts";
import { isPrompt } from "./is-prompt.ts";
import { loadModel } from "./load.ts";
import { readModels } from "./read-models.ts";
import { nameIsTaken, noModel } from "./rules.ts";
import { CreateRegisteredModel, type RegisteredModel } from "./schema.ts";
import { modelSubject } from "./subject.ts";
import { writeModelTags } from "./tags.ts";

/** Makes a name under which versions are kept. @throws AppError `conflict` when a model or a prompt of the team has it. */
export const createRegisteredModel = mutation({
  action: "registeredModel.create",
  input: CreateRegisteredModel,
  async handle({ tx, caller, input, now, record }): Promise<RegisteredModel> {
    const teamId = caller.team.id;
    const { name, description } = input;
    const atMs = now.getTime();
    const [made] = await tx
      .insert(registeredModels)
      .values({ teamId, name, description, createdAtMs: atMs, updatedAtMs: atMs, createdBy: caller.actor })
      .onConflictDoNothing({ target: [registeredModels.teamId, registeredModels.name] })
      .returning({ id: registeredModels.id });
    if (!made) throw nameIsTaken(name, await holderOf(tx, teamId, name));
    await writeModelTags(tx, teamId, made.id, input.tags);
    await announceModel(tx, { teamId, modelId: made.id, at: now }, input);
    await record({ ...modelSubject({ id: made.id, name }), after: { name } });
    const [model] = await readModels(tx, teamId, [made.id]);
    if (!model) throw noModel(name);
    return model;
  },
});

/** What has the name. */
export async function holderOf(tx: Tx, teamId: number, name: string): Promise<"model" | "prompt"> {
  const { id } = await loadModel(tx, teamId, name);
  return (await isPrompt(tx, teamId, id)) ? "prompt" : "model";
}
