import { registeredModelAliases } from "#db/schema/index.ts";
import { mutation } from "#server/core/operation.ts";
import { announceAlias } from "./announce.ts";
import { findAlias, isAlias } from "./find-alias.ts";
import { lockModel } from "./load.ts";
import { assertUnmoved } from "./rules.ts";
import { DeleteAlias } from "./schema.ts";
import { modelSubject } from "./subject.ts";

/**
 * Removes an alias; that it was not there is fine, as in MLflow.
 *
 * @throws AppError `notFound` for the model, `conflict` when it is not at the version that the caller expects it at.
 */
export const deleteAlias = mutation({
  action: "registeredModel.deleteAlias",
  input: DeleteAlias,
  async handle({ tx, caller, input: { name, alias, expectedVersion }, now, record }): Promise<void> {
    const model = await lockModel(tx, caller.team.id, name);
    const version = await findAlias(tx, caller.team.id, model.id, alias);
    assertUnmoved(alias, version, expectedVersion);
    await tx.delete(registeredModelAliases).where(isAlias(caller.team.id, model.id, alias));
    await announceAlias(tx, { teamId: caller.team.id, modelId: model.id, at: now }, { name, alias });
    const after = { alias, version: null };
    await record({ ...modelSubject(model), before: { alias, version: version ?? null }, after });
  },
});
