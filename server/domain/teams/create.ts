import type { z } from "zod";
import { members } from "#db/schema/index.ts";
import type { Actor } from "#server/auth/caller.ts";
import { clock } from "#server/core/clock.ts";
import { database } from "#server/core/database.ts";
import { conflict } from "#server/core/errors.ts";
import { measure } from "#server/core/measure.ts";
import { parse } from "#server/core/operation.ts";
import { openTeam } from "./open.ts";
import { CreateTeam } from "./schema.ts";

/**
 * Creates a team; a person who does becomes its first owner. Not a `mutation`, since there is no team yet whose policy
 * could be asked: whoever is signed in may create one.
 *
 * @throws AppError `conflict` when the name is taken, `invalid` when it is not possible.
 */
export function createTeam(creator: Actor, unverified: z.input<typeof CreateTeam>) {
  return measure("team.create", async () => {
    const { slug, name = slug } = parse(CreateTeam, unverified);
    return database().transaction(async (tx) => {
      const now = clock.now();
      const team = await openTeam(tx, creator, { slug, name }, now);
      if (team === undefined) throw conflict(`There is a team named ${slug} already. Choose another name.`);
      if (creator.kind === "person") {
        const { personId } = creator;
        await tx
          .insert(members)
          .values({ teamId: team.id, personId, role: "owner", source: "operator", joinedAt: now });
      }
      return team;
    });
  });
}
