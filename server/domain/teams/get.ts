import { eq } from "drizzle-orm";
import { members, teams } from "#db/schema/index.ts";
import { notFound } from "#server/core/errors.ts";
import { query } from "#server/core/operation.ts";
import { Nothing } from "./schema.ts";

/** The caller's team and how many people are in it. */
export const getTeam = query({
  action: "team.read",
  input: Nothing,
  async handle({ db, caller }) {
    const [team] = await db
      .select({
        slug: teams.slug,
        name: teams.name,
        isSample: teams.isSample,
        createdAt: teams.createdAt,
        memberCount: db.$count(members, eq(members.teamId, teams.id)),
      })
      .from(teams)
      .where(eq(teams.id, caller.team.id));
    if (team === undefined) throw notFound("This team does not exist any more.");
    return team;
  },
});
