import { registeredModelAliases } from "#db/schema/index.ts";
import { mutation } from "#server/core/operation.ts";
import { announceAlias } from "./announce.ts";
import { findAlias } from "./find-alias.ts";
import { loadVersion, lockModel } from "./load.ts";
import { assertUnmoved } from "./rules.ts";
import { SetAlias } from "./schema.ts";
import { modelSubject } from "./subject.ts";

/**
 * Points an alias at a version, from whichever it pointed at. The one way an alias moves; the event says from which version to which.
 *
 * @throws AppError `notFound` for the model or the version, `invalid` for a name that no alias can have, `conflict` when
 *   it is not at the version that the caller expects it at.
 */
export const setAlias = mutation({
  action: "registeredModel.setAlias",
  input: SetAlias,
  async handle({ tx, caller, input, now, record }): Promise<void> {
    const teamId = caller.team.id;
    const { name, alias, version } = input;
    const model = await lockModel(tx, teamId, name);
    await loadVersion(tx, teamId, name, version);
    const before = await findAlias(tx, teamId, model.id, alias);
    assertUnmoved(alias, before, input.expectedVersion);
    await tx
      .insert(registeredModelAliases)
      .values({ teamId, registeredModelId: model.id, alias, version })
      .onConflictDoUpdate({
        target: [
          registeredModelAliases.teamId,
          registeredModelAliases.registeredModelId,
          registeredModelAliases.alias,
        ],
        set: { version },
      });
    await announceAlias(tx, { teamId, modelId: model.id, at: now }, { name, alias, version });
    await record({
      ...modelSubject(model),
      before: { alias, version: before ?? null },
      after: { alias, version },
    });
  },
});
