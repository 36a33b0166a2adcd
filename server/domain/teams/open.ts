import { experiments, teams } from "#db/schema/index.ts";
import type { Actor } from "#server/auth/caller.ts";
import type { Tx } from "#server/core/database.ts";
import { writeEvent } from "#server/core/events.ts";

/**
 * A new team with its Default experiment (id 0), which MLflow clients take for granted.
 * Answers undefined when the name is taken, without harm to the transaction.
 */
export async function openTeam(tx: Tx, creator: Actor, input: { slug: string; name: string }, now: Date) {
  const [team] = await tx
    .insert(teams)
    .values({ ...input, createdAt: now })
    .onConflictDoNothing({ target: teams.slug })
    .returning({ id: teams.id, slug: teams.slug, name: teams.name });
  if (team === undefined) return undefined;
  await tx.insert(experiments).values({
    teamId: team.id,
    id: 0,
    name: "Default",
    artifactLocation: "mlflow-artifacts:/0",
    createdAtMs: now.getTime(),
    updatedAtMs: now.getTime(),
  });
  const caller = { actor: creator, team, role: "owner" as const };
  await writeEvent(tx, caller, "team.create", now, {
    subject: { kind: "team", id: team.slug },
    after: input,
  });
  return team;
}
