import { eq } from "drizzle-orm";
import { teams } from "#db/schema/index.ts";
import { mutation } from "#server/core/operation.ts";
import { UpdateTeam } from "./schema.ts";

/** Renames the team. Its address stays, so that no link and no script breaks. */
export const updateTeam = mutation({
  action: "team.update",
  input: UpdateTeam,
  async handle({ tx, caller, input, record }) {
    await tx.update(teams).set({ name: input.name }).where(eq(teams.id, caller.team.id));
    await record({ subject: { kind: "team", id: caller.team.slug }, after: input });
    return { slug: caller.team.slug, name: input.name };
  },
});
