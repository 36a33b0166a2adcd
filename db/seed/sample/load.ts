import { eq, sql } from "drizzle-orm";
import { members, teams } from "#db/schema/index.ts";
import type { Actor, Caller } from "#server/auth/caller.ts";
import { clock } from "#server/core/clock.ts";
import { database } from "#server/core/database.ts";
import { log } from "#server/core/log.ts";
import { createExperiment, updateExperiment } from "#server/domain/experiments/index.ts";
import { openTeam } from "#server/domain/teams/open.ts";
import { loadRegistration } from "./load-registry.ts";
import { loadRun } from "./load-run.ts";
import type { Recording } from "./recording.ts";
import { readRecording } from "./recording.ts";

const sampleTeam = { slug: "sample", name: "Sample" };
const actor: Actor = { kind: "operator", name: "sample" };

/**
 * Makes the sample team on an installation that has had none, and logs the recorded runs and models into it. Processes that start
 * together make it once; one that ends halfway leaves a team with fewer runs, which can be removed on its page.
 */
export async function offerSample(): Promise<void> {
  const team = await claimTeam();
  if (team === undefined) return;
  log.info({ team: team.slug }, "loading the sample team");
  await loadRecording({ actor, team, role: "owner" }, readRecording());
  log.info({ team: team.slug }, "the sample team is there");
}

/** The new team, or undefined when there has been one: its row in `installation` stays when it is removed. */
function claimTeam(): Promise<Caller["team"] | undefined> {
  return database().transaction(async (tx) => {
    const claimed = await tx.execute(
      sql`insert into installation (key, value) values ('sample', '"offered"') on conflict do nothing returning key`,
    );
    if (claimed.length === 0) return undefined;
    const team = await openTeam(tx, actor, sampleTeam, clock.now());
    if (team === undefined) return undefined;
    await tx.update(teams).set({ isSample: true }).where(eq(teams.id, team.id));
    // Everybody who is in a team already may look around and remove it.
    await tx.execute(sql`
      insert into ${members} (team_id, person_id, role, source)
      select distinct ${team.id}::int4, person_id, 'owner', 'operator' from ${members} where role = 'owner'`);
    return team;
  });
}

async function loadRecording(caller: Caller, { experiments, registry }: Recording): Promise<void> {
  const idsHere = new Map<string, string>();
  for (const { name, description, runs } of experiments) {
    const { id } = await createExperiment(caller, { name });
    if (description !== "") await updateExperiment(caller, { experimentId: id, description });
    for (const run of runs) await loadRun(caller, id, run, idsHere);
  }
  for (const registration of registry) await loadRegistration(caller, registration, idsHere);
}
